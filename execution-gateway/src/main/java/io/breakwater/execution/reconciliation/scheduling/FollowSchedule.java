package io.breakwater.execution.reconciliation.scheduling;

import io.breakwater.execution.reconciliation.FollowBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Follows the broker while the service runs. Stops once the timers have ended, so that no step
 * takes the lease back, and before anything that giving it back needs. Thread-safe.
 */
public final class FollowSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FollowSchedule.class);

  private final FollowBroker followBroker;
  private volatile boolean running;

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
  }

  @Override
  public void stop() {
    running = false;
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
