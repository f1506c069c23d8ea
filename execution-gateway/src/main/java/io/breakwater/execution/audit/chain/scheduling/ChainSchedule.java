package io.breakwater.execution.audit.chain.scheduling;

import io.breakwater.execution.audit.chain.ExtendChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Extends the chain while the service runs. Stops once the timers have ended, so that no step takes
 * the lease back, and before anything that giving it back needs. Thread-safe.
 */
public final class ChainSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ChainSchedule.class);

  private final ExtendChain extendChain;
  private volatile boolean running;

  public ChainSchedule(ExtendChain extendChain) {
    this.extendChain = extendChain;
  }

  @Scheduled(fixedDelay = 500)
  void extend() {
    extendChain.step();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      extendChain.stop();
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
