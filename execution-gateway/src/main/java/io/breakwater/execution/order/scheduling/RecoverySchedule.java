package io.breakwater.execution.order.scheduling;

import io.breakwater.execution.order.RecoverOrders;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for orders without an outcome. */
class RecoverySchedule {
  private final RecoverOrders recoverOrders;

  RecoverySchedule(RecoverOrders recoverOrders) {
    this.recoverOrders = recoverOrders;
  }

  @Scheduled(fixedDelayString = "${breakwater.order.recovery-interval:100ms}")
  void recover() {
    recoverOrders.recoverDue();
  }
}
