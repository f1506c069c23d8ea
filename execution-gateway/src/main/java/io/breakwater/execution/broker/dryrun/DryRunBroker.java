package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records orders and sends them to nobody. Acknowledges as a broker would, and fills nothing: an
 * order works until it is canceled, replaced, or ended by its time in force. Thread-safe.
 */
final class DryRunBroker implements Broker {
  private static final int MOST_OPEN = 10_000;
  private static final int NOT_ALLOWED = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final DryRunBook book;
  private final Expiry expiry;

  DryRunBroker(DryRunBook book, Expiry expiry) {
    this.book = book;
    this.expiry = expiry;
  }

  @Override
  public SendOutcome submit(OrderInstruction order, SendWindow window) {
    return send(
        window,
        turn ->
            known(turn, order.clientOrderId())
                .or(() -> suspended(turn))
                .orElseGet(() -> {
                  BrokerOrder taken = Acknowledgement.of(order, turn.now());
                  turn.rows().insert(taken, null, null, expiry.of(order.terms(), turn.now()));
                  return new SendOutcome.Accepted(taken);
                }));
  }

  @Override
  public SendOutcome replace(ReplaceInstruction order, SendWindow window) {
    return send(
        window,
        turn -> {
          Optional<BrokerOrder> replaced = turn.rows().find(order.replaced(), turn.now());
          return replaced.isEmpty()
              ? new SendOutcome.Refused(NOT_FOUND, "order not found")
              : known(turn, order.replacement().clientOrderId())
                  .or(() -> suspended(turn))
                  .or(() -> notReplaceable(turn, replaced.get(), order.replacement()))
                  .orElseGet(() -> replace(turn, replaced.get(), order.replacement()));
        });
  }

  private SendOutcome replace(
      DryRunBook.Turn turn, BrokerOrder replaced, OrderInstruction replacement) {
    boolean isHeld = replaced.status() == BrokerOrderStatus.HELD;
    BrokerOrder taken = Acknowledgement.ofReplacement(replacement, isHeld, turn.now());
    Instant expiresAt = expiry.of(replacement.terms(), turn.now());
    BrokerOrderId exitOf = turn.rows().exitOf(replaced.id()).orElse(null);
    turn.rows().insert(taken, exitOf, replaced.id(), expiresAt);
    turn.rows().replaced(replaced.id(), taken.id(), turn.now());
    return new SendOutcome.Accepted(turn.rows().find(taken.id(), turn.now()).orElseThrow());
  }

  @Override
  public OrderLookup find(ClientOrderId clientOrderId) {
    return lookup(turn -> turn.rows().find(clientOrderId, turn.now()));
  }

  @Override
  public OrderLookup find(BrokerOrderId brokerOrderId) {
    return lookup(turn -> turn.rows().find(brokerOrderId, turn.now()));
  }

  /** Exits end with what they are to close, and with each other. */
  @Override
  public CancelReply cancel(BrokerOrderId brokerOrderId) {
    try {
      return book.change(turn ->
          turn.rows()
              .find(brokerOrderId, turn.now())
              .<CancelReply>map(order -> {
                if (!isOpen(order)) {
                  return new CancelReply.NotCancelable("the order is " + order.statusText());
                }
                turn.rows().cancel(brokerOrderId, turn.now());
                return new CancelReply.Requested();
              })
              .orElseGet(() -> new CancelReply.NotCancelable("order not found")));
    } catch (BrokerUnreadableException e) {
      return new CancelReply.Unclear(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public int cancelAll() {
    return book.change(turn -> turn.rows().cancelAll(turn.now()));
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return book.read(turn -> turn.rows().open(MOST_OPEN, turn.now()));
  }

  @Override
  public ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from) {
    return ExecutionPage.last(List.of());
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId brokerOrderId) {
    return List.of();
  }

  /** The window is looked at last of all: whoever waited for the account may have come too late. */
  private SendOutcome send(SendWindow window, Function<DryRunBook.Turn, SendOutcome> answer) {
    try {
      return book.change(turn ->
          window.isOpen()
              ? answer.apply(turn)
              : new SendOutcome.NotSent("the send window had closed"));
    } catch (BrokerUnreadableException e) {
      return new SendOutcome.Unclear(String.valueOf(e.getMessage()));
    }
  }

  private OrderLookup lookup(Function<DryRunBook.Turn, Optional<BrokerOrder>> look) {
    try {
      return book.read(look)
          .<OrderLookup>map(OrderLookup.Found::new)
          .orElseGet(OrderLookup.Absent::new);
    } catch (BrokerUnreadableException e) {
      return new OrderLookup.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<SendOutcome> known(DryRunBook.Turn turn, ClientOrderId id) {
    return turn.rows()
        .find(id, turn.now())
        .map(_ -> new SendOutcome.Duplicate("client_order_id must be unique"));
  }

  private static Optional<SendOutcome> suspended(DryRunBook.Turn turn) {
    return turn.isSuspended()
        ? Optional.of(new SendOutcome.Refused(NOT_ALLOWED, "trading is suspended"))
        : Optional.empty();
  }

  private static Optional<SendOutcome> notReplaceable(
      DryRunBook.Turn turn, BrokerOrder replaced, OrderInstruction replacement) {
    if (!isOpen(replaced)) {
      return unprocessable("unable to replace order in current state");
    }
    BrokerTerms was = replaced.terms();
    if (was.notional() != null) {
      return unprocessable("notional orders cannot be replaced");
    }
    BrokerTerms becomes = Acknowledgement.of(replacement, turn.now()).terms();
    boolean isAlone = replaced.legs().isEmpty() && turn.rows().exitOf(replaced.id()).isEmpty();
    boolean keepsSize =
        becomes.timeInForce().equals(was.timeInForce())
            && Objects.equals(becomes.quantity(), was.quantity());
    return isAlone || keepsSize
        ? Optional.empty()
        : unprocessable("qty and time_in_force of an order with legs cannot be changed");
  }

  private static Optional<SendOutcome> unprocessable(String reason) {
    return Optional.of(new SendOutcome.Refused(UNPROCESSABLE, reason));
  }

  private static boolean isOpen(BrokerOrder order) {
    return order.status() == BrokerOrderStatus.ACCEPTED || order.status() == BrokerOrderStatus.HELD;
  }
}
