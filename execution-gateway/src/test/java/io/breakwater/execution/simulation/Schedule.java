package io.breakwater.execution.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, and who goes on in it. What is due runs in the order of its instants, one at a
 * time: either to its end, or as a task, which may pause in the middle of a use case and lets
 * others go on meanwhile. Nothing else decides who goes on, so the same history comes out each
 * time.
 */
final class Schedule implements InstantSource {
  private static final Instant START = Instant.parse("2013-01-02T15:00:00Z");

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::millis).thenComparingLong(Due::number));
  private final Consumer<Throwable> troubles;
  private final Task main = new Task();
  private Task current = main;
  private long now;
  private long number;

  /** What goes wrong in a task or an action, other than a death, is handed to {@code troubles}. */
  Schedule(Consumer<Throwable> troubles) {
    this.troubles = troubles;
    main.thread = Thread.currentThread();
  }

  @Override
  public Instant instant() {
    return START.plusMillis(now);
  }

  @Override
  public long millis() {
    return now;
  }

  /** Has an action run then; it never pauses. */
  void after(long millis, Runnable action) {
    queue.add(new Due(now + millis, number++, null, action));
  }

  /** Has a task begin then. */
  void begin(long millis, Runnable body) {
    var task = new Task();
    task.thread = Thread.ofVirtual().unstarted(() -> runToEnd(task, body));
    queue.add(new Due(now + millis, number++, task, null));
  }

  /** Lets others go on for so long. To be called in a task. */
  void pause(long millis) {
    Task me = current;
    queue.add(new Due(now + millis, number++, me, null));
    Task next = next();
    if (next != me) {
      // It need not be the thread that began the task: use cases have workers of their own.
      me.thread = Thread.currentThread();
      me.hasTurn = false;
      next.go();
      me.awaitTurn();
    }
  }

  /** Runs what is due until nothing is. */
  void run() {
    Task next = next();
    if (next != main) {
      main.hasTurn = false;
      next.go();
      main.awaitTurn();
    }
  }

  private void runToEnd(Task task, Runnable body) {
    task.awaitTurn();
    try {
      body.run();
    } catch (RuntimeException | AssertionError e) {
      troubles.accept(e);
    } finally {
      next().go();
    }
  }

  /** Runs the actions that are due before the next task's turn; the main one's is last. */
  private Task next() {
    Due due = queue.poll();
    while (due != null) {
      now = due.millis;
      if (due.task != null) {
        current = due.task;
        return due.task;
      }
      runAction(due.action);
      due = queue.poll();
    }
    current = main;
    return main;
  }

  private void runAction(@Nullable Runnable action) {
    try {
      if (action != null) {
        action.run();
      }
    } catch (RuntimeException | AssertionError e) {
      troubles.accept(e);
    }
  }

  private record Due(long millis, long number, @Nullable Task task, @Nullable Runnable action) {}

  /** Its thread waits until it is handed the turn. */
  private static final class Task {
    private volatile boolean hasTurn;
    private @Nullable Thread thread;

    private void go() {
      Thread mine = thread;
      hasTurn = true;
      if (mine != null && mine.getState() == Thread.State.NEW) {
        mine.start();
      } else {
        LockSupport.unpark(mine);
      }
    }

    private void awaitTurn() {
      while (!hasTurn) {
        LockSupport.park(this);
      }
    }
  }
}
