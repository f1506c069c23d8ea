package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.OrderProgress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that the broker has said of an order, folded in an order of chance, some of it twice. */
final class Evidence {
  private static final int TWICE = 20;

  private Evidence() {}

  static OrderProgress folded(BookedOrder order, Chance chance) {
    OrderProgress progress = OrderProgress.sending();
    Set<ExecutionId> counted = new HashSet<>();
    for (ExecutionReport report : shuffled(order.evidence, chance)) {
      progress = progress.after(report.order());
      Execution execution = report.execution();
      if (execution != null && counted.add(execution.id())) {
        progress = progress.after(execution);
      }
    }
    return progress;
  }

  private static List<ExecutionReport> shuffled(List<ExecutionReport> evidence, Chance chance) {
    List<ExecutionReport> shuffled = new ArrayList<>();
    for (ExecutionReport report : evidence) {
      shuffled.add(chance.between(0, shuffled.size()), report);
      if (chance.happens(TWICE)) {
        shuffled.add(chance.between(0, shuffled.size()), report);
      }
    }
    return shuffled;
  }
}
