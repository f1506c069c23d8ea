package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimLostException;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps runs going: takes step after step, with pauses in between that grow while nothing happens,
 * renews the claims meanwhile, and takes over runs that nobody drives. No thread sleeps, and no
 * transaction is open while a run waits.
 *
 * <p>Thread-safe. Drives a bounded number of runs at a time.
 */
public final class RunDriver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);

  private final AdvanceRun advanceRun;
  private final RunLedger ledger;
  private final DriverProperties properties;
  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final RandomGenerator random;

  private final Semaphore room;
  private final Map<RunId, Driven> driven = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** A run in our hands. */
  private record Driven(Claim claim, CompletableFuture<Void> end) {}

  /**
   * @param timer starts what is due; one thread is enough, for nothing is done on it
   * @param workers does the steps, which wait for the network
   */
  public RunDriver(
      AdvanceRun advanceRun,
      RunLedger ledger,
      DriverProperties properties,
      ScheduledExecutorService timer,
      Executor workers,
      RandomGenerator random) {
    this.advanceRun = advanceRun;
    this.ledger = ledger;
    this.properties = properties;
    this.timer = timer;
    this.workers = workers;
    this.random = random;
    this.room = new Semaphore(properties.maxAtOnce());
  }

  /** Starts looking after claims and abandoned runs. */
  public void start() {
    every(properties.renewEvery(), this::renewAll);
    every(properties.takeOverEvery(), this::takeOver);
  }

  /**
   * Takes a place among the runs driven here; {@link #drive} or {@link #giveBack} follows.
   *
   * @return false if there is none
   */
  boolean reserve() {
    return !closed && room.tryAcquire();
  }

  void giveBack() {
    room.release();
  }

  /** Drives that run until it ends or is lost, in the place that was reserved. */
  void drive(Claim claim) {
    driven.compute(claim.runId(), (_, before) -> succeed(before, claim));
    workers.execute(() -> step(claim, 0));
  }

  /**
   * A run of our own whose lease ran out, because the database was away for as long, comes back
   * with a newer claim: whoever waits for its end goes on waiting, and the place it had is free.
   */
  private Driven succeed(@Nullable Driven before, Claim claim) {
    if (before == null) {
      return new Driven(claim, new CompletableFuture<>());
    }
    room.release();
    return new Driven(claim, before.end());
  }

  /** Waits for the end of a run that is driven here; returns early if it is not. */
  void awaitEnd(RunId id, Duration atMost) throws InterruptedException {
    Driven run = driven.get(id);
    if (run == null) {
      return;
    }
    try {
      run.end().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.atDebug().addKeyValue("runId", id).log("run not ended within the wait");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a run is never exceptional", e);
    }
  }

  /** Renews the claim of every run driven here. */
  void renewAll() {
    for (Driven run : driven.values()) {
      try {
        ledger.renew(run.claim());
      } catch (ClaimLostException e) {
        letGo(run.claim());
      }
    }
  }

  /** Drives what nobody drives, as far as there is room. */
  void takeOver() {
    while (reserve()) {
      Optional<Claim> claim = ledger.claimAbandoned();
      if (claim.isEmpty()) {
        giveBack();
        return;
      }
      LOG.atInfo().addKeyValue("runId", claim.get().runId()).log("run taken over");
      drive(claim.get());
    }
  }

  /** Stops after the steps under way, and leaves the runs to others. */
  @Override
  public void close() {
    closed = true;
    for (Driven run : driven.values()) {
      ledger.release(run.claim());
      letGo(run.claim());
    }
  }

  private void step(Claim claim, int idleSteps) {
    if (!isOurs(claim)) {
      return;
    }
    try {
      switch (advanceRun.advance(claim)) {
        case AGAIN -> workers.execute(() -> step(claim, 0));
        case WAIT -> stepLater(claim, idleSteps);
        case ENDED -> {
          LOG.atInfo().addKeyValue("runId", claim.runId()).log("run ended");
          letGo(claim);
        }
      }
    } catch (ClaimLostException e) {
      LOG.atInfo().addKeyValue("runId", claim.runId()).log("run is driven elsewhere");
      letGo(claim);
    } catch (RuntimeException e) {
      // The database is away, or we have a bug: either way the run stays ours to bring to an end,
      // and
      // its windows bound how often this is tried.
      LOG.atError().addKeyValue("runId", claim.runId()).setCause(e).log("step of a run failed");
      stepLater(claim, idleSteps);
    }
  }

  private void stepLater(Claim claim, int idleSteps) {
    var _ =
        timer.schedule(
            () -> workers.execute(() -> step(claim, idleSteps + 1)),
            pause(idleSteps).toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Doubles from the shortest to the longest pause; then a fifth more or less, at random. */
  private Duration pause(int idleSteps) {
    long shortest = properties.shortestPause().toMillis();
    long longest = properties.longestPause().toMillis();
    long pause = Math.min(longest, shortest << Math.min(idleSteps, 10));
    return Duration.ofMillis(pause + random.nextLong(-pause / 5, pause / 5 + 1));
  }

  private boolean isOurs(Claim claim) {
    Driven run = driven.get(claim.runId());
    return run != null && run.claim().equals(claim);
  }

  private void letGo(Claim claim) {
    Driven run = driven.get(claim.runId());
    if (run != null && run.claim().equals(claim) && driven.remove(claim.runId(), run)) {
      room.release();
      run.end().complete(null);
    }
  }

  private void every(Duration period, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> workers.execute(() -> quietly(work)),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The database is away: the same is due again in a moment, and must not stop for good.
      LOG.atWarn().setCause(e).log("care of runs put off");
    }
  }
}
