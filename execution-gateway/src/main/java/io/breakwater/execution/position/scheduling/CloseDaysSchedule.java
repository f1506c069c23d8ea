package io.breakwater.execution.position.scheduling;

import io.breakwater.execution.position.CloseDays;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for trading dates that are over. */
public final class CloseDaysSchedule {
  private final CloseDays closeDays;

  public CloseDaysSchedule(CloseDays closeDays) {
    this.closeDays = closeDays;
  }

  @Scheduled(fixedDelay = 1_000)
  void close() {
    closeDays.step();
  }
}
