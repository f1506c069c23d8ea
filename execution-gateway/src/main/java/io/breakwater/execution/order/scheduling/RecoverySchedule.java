package io.breakwater.execution.order.scheduling;

import io.breakwater.execution.order.RecoverOrders;
import io.breakwater.execution.order.RetryCancels;
import io.breakwater.execution.risk.OtherBuild;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks for orders without an outcome, and for cancels that the broker has not taken. Orders are
 * left to the gateways of one build; a cancel does the same whoever asks for it.
 */
class RecoverySchedule {
  private static final String INTERVAL = "${breakwater.order.recovery-interval:100ms}";

  private final RecoverOrders recoverOrders;
  private final RetryCancels retryCancels;
  private final OtherBuild otherBuild;

  RecoverySchedule(RecoverOrders recoverOrders, RetryCancels retryCancels, OtherBuild otherBuild) {
    this.recoverOrders = recoverOrders;
    this.retryCancels = retryCancels;
    this.otherBuild = otherBuild;
  }

  @Scheduled(fixedDelayString = INTERVAL)
  void recover() {
    if (otherBuild.atWork().isEmpty()) {
      recoverOrders.recoverDue();
    }
  }

  @Scheduled(fixedDelayString = INTERVAL)
  void retryCancels() {
    retryCancels.retryDue();
  }
}
