package io.breakwater.execution.order.scheduling;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.breakwater.execution.order.RecoverOrders;
import io.breakwater.execution.order.RetryCancels;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryScheduleTest {
  private final RecoverOrders recoverOrders = mock(RecoverOrders.class);
  private final RetryCancels retryCancels = mock(RetryCancels.class);

  @Test
  void recoversOrdersAndRetriesCancels() {
    run(Optional.empty());

    verify(recoverOrders).recoverDue();
    verify(retryCancels).retryDue();
  }

  @Test
  void leavesOrdersToTheBuildThatIsAtWork() {
    run(Optional.of("another"));

    verify(recoverOrders, never()).recoverDue();
    verify(retryCancels).retryDue();
  }

  private void run(Optional<String> otherBuild) {
    var schedule = new RecoverySchedule(recoverOrders, retryCancels, () -> otherBuild);
    schedule.recover();
    schedule.retryCancels();
  }
}
