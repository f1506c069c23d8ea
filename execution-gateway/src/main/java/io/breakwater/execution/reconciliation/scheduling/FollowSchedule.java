package io.breakwater.execution.reconciliation.scheduling;

import io.breakwater.execution.reconciliation.FollowBroker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/** Follows the broker while the service runs. */
public final class FollowSchedule implements DisposableBean {
  private final FollowBroker followBroker;

  public FollowSchedule(FollowBroker followBroker) {
    this.followBroker = followBroker;
  }

  @Scheduled(fixedDelay = 250)
  void follow() {
    followBroker.step();
  }

  @Override
  public void destroy() {
    followBroker.stop();
  }
}
