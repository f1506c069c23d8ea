package io.breakwater.execution.follow.scheduling;

import io.breakwater.execution.follow.FollowBroker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Follows the broker while the service runs. Stops once the timers have ended, so that no step
 * takes the lease back, and before anything that giving it back needs. Thread-safe.
 */
public final class FollowSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FollowSchedule.class);

  private static final Duration KEEP_EVERY = Duration.ofMillis(500);

  private final FollowBroker followBroker;
  private volatile boolean running;
  private @Nullable Thread keeper;

  public FollowSchedule(FollowBroker followBroker) {
    this.followBroker = followBroker;
  }

  @Scheduled(fixedDelay = 250)
  void follow() {
    followBroker.step();
  }

  @Override
  public void start() {
    running = true;
    // A thread of its own: the timers may all be busy for longer than the lease lasts.
    keeper = Thread.ofPlatform().daemon().name("lease-keeper").start(this::keepLease);
  }

  private void keepLease() {
    while (running) {
      try {
        followBroker.keepLease();
      } catch (DataAccessException | TransactionException e) {
        LOG.atDebug().addKeyValue("reason", e.getMessage()).log("lease not renewed this time");
      }
      LockSupport.parkNanos(KEEP_EVERY.toNanos());
    }
  }

  @Override
  public void stop() {
    running = false;
    LockSupport.unpark(keeper);
    try {
      followBroker.stop();
    } catch (DataAccessException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("lease not given back: it runs out");
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** What has the highest phase stops first: the scheduler of the timers. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
