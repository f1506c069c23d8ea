package io.breakwater.execution.order.scheduling;

import io.breakwater.execution.order.RecoverOrders;
import io.breakwater.execution.order.RetryCancels;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for orders without an outcome, and for cancels that the broker has not taken. */
class RecoverySchedule {
  private static final String INTERVAL = "${breakwater.order.recovery-interval:100ms}";

  private final RecoverOrders recoverOrders;
  private final RetryCancels retryCancels;

  RecoverySchedule(RecoverOrders recoverOrders, RetryCancels retryCancels) {
    this.recoverOrders = recoverOrders;
    this.retryCancels = retryCancels;
  }

  @Scheduled(fixedDelayString = INTERVAL)
  void recover() {
    recoverOrders.recoverDue();
  }

  @Scheduled(fixedDelayString = INTERVAL)
  void retryCancels() {
    retryCancels.retryDue();
  }
}
