package io.breakwater.execution.follow;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.catchup.CatchUp;
import io.breakwater.execution.follow.FollowLease.LeaseLostException;
import io.breakwater.execution.reconciliation.RunPasses;
import io.breakwater.lease.Lease;
import java.time.Duration;
import java.util.Optional;

/**
 * The use case "know what becomes of orders": holds the lease, keeps the stream up, and asks in
 * between. Listens first and asks then, so that what happens meanwhile is heard, asked for, or
 * both; and asks also while the stream looks healthy, because a frame can be lost without a trace.
 * The first thing that a new holder asks for is everything.
 *
 * <p>{@link #step} does what is due and is called again and again. Thread-safe.
 */
public final class FollowBroker {
  /** Long enough for a message that is just behind. */
  private static final Duration AFTER_GAP = Duration.ofMillis(500);

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  /** Before the first comparison, there is nothing else to do. */
  private static final Duration LONGEST_AT_START = Duration.ofSeconds(2);

  /** A pass that fails for the broker's rate limit must not use up what is left of it. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final FollowLease lease;
  private final StreamKeeper stream;
  private final CatchUp catchUp;
  private final RunPasses passes;
  private final Timetable timetable;
  private final FollowObserver observer;
  private int failures;

  public FollowBroker(
      FollowLease lease,
      StreamKeeper stream,
      CatchUp catchUp,
      RunPasses passes,
      Timetable timetable,
      FollowObserver observer) {
    this.lease = lease;
    this.stream = stream;
    this.catchUp = catchUp;
    this.passes = passes;
    this.timetable = timetable;
    this.observer = observer;
  }

  /** Keeps the lease while a step takes its time; for another thread than the one that steps. */
  public void keepLease() {
    lease.keepWhileAtWork();
  }

  /** Does what is due. */
  public synchronized void step() {
    Optional<Lease> held = lease.hold();
    if (held.isEmpty()) {
      stream.drop("another gateway follows");
      passes.lookOn();
      return;
    }
    if (timetable.isBeatDue()) {
      if (!passes.beat(held.get())) {
        stream.drop("a later holder follows");
        return;
      }
      timetable.didBeat();
    }
    follow(held.get());
  }

  private void follow(Lease held) {
    if (stream.bringUp()) {
      timetable.wantEverythingNow();
    }
    if (stream.hasLeftGap()) {
      timetable.wantOrdersIn(AFTER_GAP);
    }
    if (timetable.isPaused()) {
      return;
    }
    try {
      ask(held);
      failures = 0;
    } catch (BrokerUnreadableException e) {
      String why = "the broker could not be asked: " + e.getMessage();
      observer.notAnswered(why);
      passes.failed(why);
      timetable.wantEverythingNow();
      timetable.pause(afterFailure(passes.isStartDue(held)));
    } catch (LeaseLostException e) {
      stream.drop(String.valueOf(e.getMessage()));
    }
  }

  /** Twice as long with each in a row. */
  private Duration afterFailure(boolean starting) {
    Duration longest = starting ? LONGEST_AT_START : LONGEST;
    Duration doubled = AFTER_FAILURE.multipliedBy(1L << Math.min(failures, 10));
    failures++;
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  private void ask(Lease held) {
    if (passes.isStartDue(held)) {
      passes.start(held, lease::keep);
      passes.beat(held);
      timetable.didEverything();
    } else if (passes.requested(held, lease::keep)) {
      timetable.didEverything();
    } else if (timetable.isEverythingDue()) {
      passes.scheduled(held, lease::keep);
      timetable.didEverything();
    } else if (timetable.isOrdersDue()) {
      catchUp.openOrders();
      timetable.didOrders();
    } else if (timetable.isInFlightDue()) {
      catchUp.inFlight();
      timetable.didInFlight();
    }
  }

  /** Ends the stream and gives the lease back, so that another gateway can follow at once. */
  public synchronized void stop() {
    stream.drop("stopping");
    lease.release();
  }
}
