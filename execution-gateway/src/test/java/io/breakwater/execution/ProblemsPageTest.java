package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.audit.web.EventProblem;
import io.breakwater.execution.broker.TermsRule;
import io.breakwater.execution.halt.web.HaltProblem;
import io.breakwater.execution.order.web.OrderProblem;
import io.breakwater.execution.position.web.PositionProblem;
import io.breakwater.execution.quarantine.web.QuarantineProblem;
import io.breakwater.execution.reconciliation.web.ReconciliationProblem;
import io.breakwater.execution.risk.DenialReason;
import io.breakwater.execution.webhook.incoming.web.IncomingWebhookProblem;
import io.breakwater.execution.webhook.outgoing.web.DeliveryProblem;
import io.breakwater.testing.ProblemsPage;
import io.breakwater.testing.ProblemsPage.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gateway's section of the catalogue, made from its denials and its other problems. */
class ProblemsPageTest {
  private static final List<DenialReason> DENIALS =
      List.of(
          new DenialReason.TradingHalted(),
          new DenialReason.SymbolQuarantined("The symbol", "the kind of difference"),
          new DenialReason.MarketClosed(),
          new DenialReason.DuplicateIntent("...", Duration.ofSeconds(10)));

  @Test
  void holdsEveryProblemOfTheGateway() {
    assertThat(DENIALS).hasSize(DenialReason.class.getPermittedSubclasses().length);
    List<Row> rows = new ArrayList<>();
    for (DenialReason reason : DENIALS) {
      String meaning = "Order denied. " + reason.explanation();
      rows.add(new Row(reason.code(), OrderProblem.statusOf(reason).value(), meaning));
    }
    for (TermsRule rule : TermsRule.values()) {
      rows.add(new Row(rule.name(), OrderProblem.statusOf(rule).value(), rule.meaning()));
    }
    for (OrderProblem problem : OrderProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (QuarantineProblem problem : QuarantineProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (ReconciliationProblem problem : ReconciliationProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (HaltProblem problem : HaltProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (IncomingWebhookProblem problem : IncomingWebhookProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (DeliveryProblem problem : DeliveryProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (EventProblem problem : EventProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }
    for (PositionProblem problem : PositionProblem.values()) {
      rows.add(new Row(problem.name(), problem.status().value(), problem.meaning()));
    }

    assertThat(rows).extracting(Row::code).doesNotHaveDuplicates();
    ProblemsPage.check("execution-gateway", rows);
  }
}
