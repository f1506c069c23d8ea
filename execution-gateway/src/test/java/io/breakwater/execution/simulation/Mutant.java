package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.OrderTable.Folding;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.order.RecoveryQueue.Absence;
import io.breakwater.execution.order.ResendJudge;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.Verdict;
import java.util.List;

/** Gateways that break a promise on purpose: a simulation that misses one of them says nothing. */
enum Mutant implements Variant {
  SENDS_BEFORE_THE_COMMIT("I2") {
    @Override
    public OrderLedger ledger(OrderLedger real) {
      return new LateCommit(real);
    }
  },

  CALLS_A_TIMEOUT_A_FAILURE("lost") {
    @Override
    public Broker broker(Broker real) {
      return Instead.of(
          Broker.class,
          real,
          "submit",
          (send, arguments) ->
              switch (send.call(arguments)) {
                case SendOutcome.Unclear(String why) -> new SendOutcome.Refused(500, why);
                case Object outcome -> outcome;
              });
    }
  },

  SENDS_AGAIN_WITHOUT_ASKING("C5") {
    @Override
    public Broker broker(Broker real) {
      return Instead.of(
          Broker.class,
          real,
          "find",
          (find, arguments) ->
              arguments[0] instanceof ClientOrderId
                  ? new OrderLookup.Absent()
                  : find.call(arguments));
    }
  },

  SENDS_UNDER_AN_ID_OF_ITS_OWN("ghost") {
    @Override
    public Broker broker(Broker real) {
      return Instead.of(
          Broker.class,
          real,
          "submit",
          (send, arguments) -> {
            var order = (OrderInstruction) arguments[0];
            var id = new ClientOrderId(order.clientOrderId() + "-own");
            return send.call(new OrderInstruction(id, order.terms()), arguments[1]);
          });
    }
  },

  CONCLUDES_FROM_ONE_ABSENCE("I3") {
    @Override
    public RecoveryQueue queue(RecoveryQueue real) {
      return Instead.of(
          RecoveryQueue.class,
          real,
          "recordAbsence",
          (record, arguments) -> {
            record.call(arguments);
            return new Absence(false, true, true, null);
          });
    }
  },

  RECOVERS_NOTHING("stuck") {
    @Override
    public boolean recovers() {
      return false;
    }
  },

  FORGETS_WHAT_WAS_TO_BE_CANCELED("stuck") {
    @Override
    public CancelRequests cancels(CancelRequests real) {
      return Instead.of(CancelRequests.class, real, "due", (_, _) -> List.of());
    }
  },

  SENDS_AGAIN_WHAT_WAS_TO_BE_CANCELED("C18") {
    @Override
    public CancelRequests cancels(CancelRequests real) {
      return Instead.of(CancelRequests.class, real, "record", (_, arguments) -> arguments[0]);
    }
  },

  BELIEVES_THE_LAST_WORD("I6") {
    @Override
    public Folding folding() {
      return (soFar, word) -> {
        OrderProgress sound = soFar.after(word);
        return new OrderProgress(
            OrderStatus.of(word.status()),
            sound.reason(),
            sound.brokerOrderId(),
            word.statusText(),
            word.updatedAt(),
            sound.brokerFilled(),
            sound.filled(),
            sound.filledNotional(),
            sound.fillsReversedAt());
      };
    }
  },

  COUNTS_A_FILL_OF_EACH_SOURCE("I5") {
    @Override
    public ExecutionLedger executions(ExecutionLedger real) {
      return Instead.of(
          ExecutionLedger.class,
          real,
          "take",
          (take, arguments) ->
              arguments[0] instanceof Execution execution && arguments[1] == EvidenceSource.POLL
                  ? take.call(underAnotherId(execution), arguments[1])
                  : take.call(arguments));
    }

    private Execution underAnotherId(Execution execution) {
      return renamed(execution, execution.id() + "-polled", false);
    }
  },

  TAKES_A_DERIVED_ID_FOR_A_TRUE_ONE("I4") {
    @Override
    public ExecutionLedger executions(ExecutionLedger real) {
      return Instead.of(
          ExecutionLedger.class,
          real,
          "take",
          (take, arguments) ->
              arguments[0] instanceof ExecutionReport report && report.execution() != null
                  ? take.call(
                      new ExecutionReport(
                          report.order(),
                          renamed(report.execution(), report.execution().id().value(), false)),
                      arguments[1])
                  : take.call(arguments));
    }
  },

  FORGETS_FILLS_THAT_THE_STREAM_LOST("I4") {
    @Override
    public Broker broker(Broker real) {
      Broker deaf = Instead.of(Broker.class, real, "executionsOf", (_, _) -> List.of());
      return Instead.of(
          Broker.class, deaf, "executionsAfter", (_, _) -> ExecutionPage.last(List.of()));
    }
  },

  SENDS_WHILE_HALTED("I7") {
    @Override
    public Judge judge(Judge real) {
      return (_, _) -> allowed();
    }

    @Override
    public ResendJudge resendJudge(ResendJudge real, Judge ofNew) {
      return (_, _, _) -> allowed();
    }

    private Decision allowed() {
      return new Decision(List.of(new Verdict.Passed("nothing", "nothing")));
    }
  },

  JUDGES_A_RESEND_LIKE_A_NEW_ORDER("C5") {
    @Override
    public ResendJudge resendJudge(ResendJudge real, Judge ofNew) {
      return (order, _, gate) -> ofNew.judge(order, gate);
    }
  },

  SENDS_AFTER_ITS_WINDOW("I7") {
    @Override
    public Broker broker(Broker real) {
      SendWindow always = () -> true;
      return Instead.of(
          Broker.class, real, "submit", (send, arguments) -> send.call(arguments[0], always));
    }
  };

  private final String promise;

  Mutant(String promise) {
    this.promise = promise;
  }

  /** How the promise begins that it breaks. */
  String breaks() {
    return promise;
  }

  private static Execution renamed(Execution execution, String id, boolean derived) {
    return new Execution(
        new ExecutionId(id),
        derived,
        execution.brokerOrderId(),
        execution.symbol(),
        execution.side(),
        execution.quantity(),
        execution.price(),
        execution.cumulative(),
        execution.at());
  }
}
