package io.breakwater.execution.order;

import static java.util.stream.Collectors.toSet;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.ExecutionLedger.Intake;
import io.breakwater.money.Quantity;
import java.util.List;

/**
 * The use case "take in what the broker reports", from wherever it comes. Where the broker says
 * that more is filled than we have counted, the order's executions are fetched: the difference has
 * prices that only they tell. Thread-safe.
 */
public final class BookExecutions {
  private final ExecutionLedger ledger;
  private final Broker broker;

  public BookExecutions(ExecutionLedger ledger, Broker broker) {
    this.ledger = ledger;
    this.broker = broker;
  }

  /**
   * Takes in a message of the stream. A gap in its fills is left to the caller to ask for: the
   * missing message is most often just behind.
   *
   * @return whether the broker has filled more of this order than we have counted, or has made
   *     exits of it that it has not told of
   */
  public boolean streamed(ExecutionReport report) {
    return isIncomplete(ledger.take(report, EvidenceSource.STREAM));
  }

  /**
   * Takes in how the broker, asked, says that an order stands, and fetches fills that are missing.
   */
  public void polled(BrokerOrder order) {
    answered(order, EvidenceSource.POLL);
  }

  /**
   * Takes in how the broker, asked for many at once, says that an order stands, and asks for no
   * more: what is missing is left to the caller, who may get it for many at once.
   *
   * @return whether fills or exits of this order are missing
   */
  public boolean listed(BrokerOrder order) {
    return isIncomplete(ledger.take(ExecutionReport.of(order), EvidenceSource.POLL));
  }

  /**
   * Takes in how the broker, asked because of a webhook, says that an order stands, and fetches
   * fills that are missing. The webhook itself is no evidence and is not taken in.
   *
   * @return whether the order is one of ours
   */
  public boolean hinted(BrokerOrder order) {
    return answered(order, EvidenceSource.WEBHOOK) instanceof Intake.Taken;
  }

  private Intake answered(BrokerOrder order, EvidenceSource source) {
    Intake intake = takeWithExits(order, source);
    if (intake instanceof Intake.Taken(Order known, _)) {
      if (known.progress().isMissingFills()) {
        broker.executionsOf(order.id()).forEach(fill -> ledger.take(fill, source));
      } else if (known.progress().filled().compareTo(order.filledQuantity()) > 0) {
        takeBack(order, source);
      }
    }
    return intake;
  }

  /**
   * We have counted more than the broker says is filled: it may have taken a fill back, or put
   * another in its place, and its message was lost. Its list of executions tells, if it adds up.
   */
  private void takeBack(BrokerOrder order, EvidenceSource source) {
    List<Execution> listed = broker.executionsOf(order.id());
    Quantity sum = listed.stream().map(Execution::quantity).reduce(Quantity.ZERO, Quantity::plus);
    if (sum.equals(order.filledQuantity())) {
      listed.forEach(fill -> ledger.take(fill, source));
      ledger.takeBackUnlisted(order, listed.stream().map(Execution::id).collect(toSet()), source);
    }
  }

  /** A list tells of an order without its exits; asked for by its own id, with them. */
  private Intake takeWithExits(BrokerOrder order, EvidenceSource source) {
    Intake intake = ledger.take(ExecutionReport.of(order), source);
    return intake instanceof Intake.Taken(Order known, _)
            && order.legs().isEmpty()
            && ledger.isMissingExits(known)
            && broker.find(order.id()) instanceof OrderLookup.Found(BrokerOrder nested)
            && !nested.legs().isEmpty()
        ? ledger.take(ExecutionReport.of(nested), source)
        : intake;
  }

  /**
   * Of the executions that the broker listed those that have not been counted under their ids: what
   * is left to be taken in.
   */
  public List<Execution> news(List<Execution> listed) {
    return ledger.notCounted(listed);
  }

  /** Takes in an execution that the broker, asked for many at once, listed. */
  public Counting listed(Execution execution) {
    return switch (ledger.take(execution, EvidenceSource.POLL)) {
      case Intake.Taken(_, boolean counted) -> counted ? Counting.COUNTED : Counting.KNOWN;
      case Intake.Foreign() -> Counting.OF_NO_ORDER_OF_OURS;
    };
  }

  /**
   * Takes in an execution that the broker, asked, listed, and asks after its order where we do not
   * know that one.
   *
   * @return whether it had not been counted before, and is now
   */
  public boolean polled(Execution execution) {
    return switch (listed(execution)) {
      case COUNTED -> true;
      case KNOWN -> false;
      case OF_NO_ORDER_OF_OURS -> takeWithOrder(execution);
    };
  }

  /** Whether exits go with an order of ours of which the broker has not told yet. */
  public boolean isMissingExits(Order order) {
    return ledger.isMissingExits(order);
  }

  private boolean isIncomplete(Intake intake) {
    return intake instanceof Intake.Taken(Order order, _)
        && (order.progress().isMissingFills() || ledger.isMissingExits(order));
  }

  /** Perhaps the order is ours, and its broker order id has not been recorded yet. */
  private boolean takeWithOrder(Execution execution) {
    BrokerOrderId id = execution.brokerOrderId();
    return broker.find(id) instanceof OrderLookup.Found(BrokerOrder order)
        && ledger.take(ExecutionReport.of(order), EvidenceSource.POLL) instanceof Intake.Taken
        && listed(execution) == Counting.COUNTED;
  }

  /** What came of an execution. */
  public enum Counting {
    COUNTED,
    /** It had been counted before. */
    KNOWN,
    /** Not counted: no order of ours has its broker order id. */
    OF_NO_ORDER_OF_OURS
  }
}
