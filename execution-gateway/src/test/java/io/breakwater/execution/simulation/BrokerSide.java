package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The broker with its own book and a mind of its own: it fills, ends, refuses to cancel and fills
 * after the cancel as chance has it. It outlives every crash of ours.
 */
final class BrokerSide {
  private static final int UNPROCESSABLE = 422;

  private final Schedule schedule;
  private final Chance chance;
  private final Consumer<ExecutionReport> stream;
  private final Consumer<Happening> seen;
  private final Predicate<ClientOrderId> isAwaitingACancel;
  private final Map<ClientOrderId, BookedOrder> byClientOrderId = new LinkedHashMap<>();
  private final Map<BrokerOrderId, BookedOrder> byId = new LinkedHashMap<>();
  private Instant lastWord = Instant.EPOCH;
  private int executions;

  BrokerSide(
      Schedule schedule,
      Chance chance,
      Consumer<ExecutionReport> stream,
      Consumer<Happening> seen,
      Predicate<ClientOrderId> isAwaitingACancel) {
    this.schedule = schedule;
    this.chance = chance;
    this.stream = stream;
    this.seen = seen;
    this.isAwaitingACancel = isAwaitingACancel;
  }

  Collection<BookedOrder> orders() {
    return byId.values();
  }

  @Nullable BookedOrder find(ClientOrderId id) {
    return byClientOrderId.get(id);
  }

  @Nullable BookedOrder find(BrokerOrderId id) {
    return byId.get(id);
  }

  /** Every execution after an instant, oldest first. */
  List<Execution> executionsAfter(Instant after) {
    return byId.values().stream()
        .flatMap(order -> order.executions.stream())
        .filter(execution -> execution.at().isAfter(after))
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .toList();
  }

  /** An order arrives. */
  SendOutcome take(OrderInstruction asked) {
    if (byClientOrderId.containsKey(asked.clientOrderId())) {
      return duplicate(asked);
    }
    BookedOrder order = book(asked, null);
    lifeOf(order);
    return new SendOutcome.Accepted(order.view());
  }

  /** An order arrives that is to stand in the place of another. */
  SendOutcome take(OrderInstruction asked, BrokerOrderId replaced) {
    if (byClientOrderId.containsKey(asked.clientOrderId())) {
      return duplicate(asked);
    }
    BookedOrder old = byId.get(replaced);
    if (old == null || !old.isOpen() || old.isPending() || sizeInPlaceOf(old, asked) <= 0) {
      return new SendOutcome.Refused(UNPROCESSABLE, "order cannot be replaced");
    }
    BookedOrder order = book(asked, old);
    tell(old, BrokerOrderStatus.PENDING_REPLACE);
    schedule.after(chance.delay(3_000), () -> settleReplacement(old, order));
    return new SendOutcome.Accepted(order.view());
  }

  /** A request to cancel arrives. */
  CancelReply cancel(BrokerOrderId id) {
    BookedOrder order = byId.get(id);
    if (order == null || !order.isOpen() || order.isPending()) {
      return new CancelReply.NotCancelable("order is not cancelable");
    }
    order.wasAskedToCancel = true;
    tell(order, BrokerOrderStatus.PENDING_CANCEL);
    schedule.after(chance.delay(3_000), () -> settleCancel(order));
    return new CancelReply.Requested();
  }

  private SendOutcome duplicate(OrderInstruction asked) {
    seen.accept(Happening.SECOND_COPY_REFUSED);
    return new SendOutcome.Duplicate("client_order_id must be unique: " + asked.clientOrderId());
  }

  private BookedOrder book(OrderInstruction asked, @Nullable BookedOrder replaces) {
    var order = new BookedOrder(new BrokerOrderId("b-" + (byId.size() + 1)), asked, replaces);
    if (replaces != null) {
      order.size = sizeInPlaceOf(replaces, asked);
    }
    byClientOrderId.put(asked.clientOrderId(), order);
    byId.put(order.id, order);
    tell(order, BrokerOrderStatus.ACCEPTED);
    return order;
  }

  private static long sizeInPlaceOf(BookedOrder old, OrderInstruction asked) {
    return BookedOrder.sharesOf(asked.terms()) - old.filled;
  }

  private void settleReplacement(BookedOrder old, BookedOrder order) {
    boolean works = old.status == BrokerOrderStatus.PENDING_REPLACE;
    long size = sizeInPlaceOf(old, order.asked);
    if (works && size > 0 && chance.happens(75)) {
      seen.accept(Happening.REPLACED);
      tell(old, BrokerOrderStatus.REPLACED);
      order.size = size;
      tell(order, BrokerOrderStatus.NEW);
      lifeOf(order);
    } else {
      seen.accept(Happening.NOT_REPLACED);
      tell(order, BrokerOrderStatus.REJECTED);
      if (works) {
        tell(old, old.works);
      }
    }
  }

  private void settleCancel(BookedOrder order) {
    if (order.status != BrokerOrderStatus.PENDING_CANCEL) {
      return;
    }
    if (chance.happens(25)) {
      seen.accept(Happening.CANCEL_REFUSED);
      tell(order, order.works);
    } else {
      seen.accept(Happening.CANCELED);
      tell(order, BrokerOrderStatus.CANCELED);
      if (chance.happens(20)) {
        schedule.after(chance.delay(2_000), () -> fillAfterTheCancel(order));
      }
    }
  }

  private void fillAfterTheCancel(BookedOrder order) {
    seen.accept(Happening.FILLED_AFTER_CANCEL);
    fill(order, 1);
  }

  private void lifeOf(BookedOrder order) {
    schedule.after(chance.isCalm() ? 200 : chance.between(20, 4_000), () -> step(order));
  }

  private void step(BookedOrder order) {
    if (!order.isOpen()) {
      return;
    }
    if (!order.isPending()) {
      liveOn(order);
    } else if (chance.happens(40)) {
      fill(order, chance.between(1, (int) order.left()));
    }
    lifeOf(order);
  }

  private void liveOn(BookedOrder order) {
    if (waitsForACancel(order)) {
      tell(order, order.works);
      return;
    }
    switch (chance.between(0, chance.isCalm() ? 5 : 15)) {
      case 0, 1, 2 -> fill(order, order.left());
      case 3, 4 -> fill(order, chance.between(1, (int) order.left()));
      case 5 -> tell(order, BrokerOrderStatus.EXPIRED);
      case 6 -> tell(order, BrokerOrderStatus.DONE_FOR_DAY);
      case 7 -> tell(order, BrokerOrderStatus.STOPPED);
      case 8 -> {
        if (order.filled == 0) {
          tell(order, BrokerOrderStatus.REJECTED);
        }
      }
      default -> tell(order, order.filled == 0 ? BrokerOrderStatus.NEW : order.works);
    }
  }

  /**
   * In the end nothing but the cancel ends an order of which a client was told that there will be
   * one: a history in which it never comes does not come to rest.
   */
  private boolean waitsForACancel(BookedOrder order) {
    return chance.isCalm()
        && !order.wasAskedToCancel
        && isAwaitingACancel.test(order.asked.clientOrderId());
  }

  private void fill(BookedOrder order, long shares) {
    order.filled += shares;
    order.works = BrokerOrderStatus.PARTIALLY_FILLED;
    if (order.isOpen() && order.left() == 0) {
      order.status = BrokerOrderStatus.FILLED;
    } else if (order.isOpen() && !order.isPending()) {
      order.status = BrokerOrderStatus.PARTIALLY_FILLED;
    }
    var execution =
        new Execution(
            new ExecutionId("x-" + ++executions),
            false,
            order.id,
            order.asked.terms().symbol(),
            order.asked.terms().side(),
            Quantity.of(shares),
            Price.of(chance.between(10, 20)),
            Quantity.of(order.filled),
            nextWord(order));
    order.executions.add(execution);
    tell(order, new ExecutionReport(order.view(), execution));
  }

  private void tell(BookedOrder order, BrokerOrderStatus status) {
    order.status = status;
    if (order.isOpen() && !order.isPending()) {
      order.works = status;
    }
    nextWord(order);
    tell(order, ExecutionReport.of(order.view()));
  }

  private void tell(BookedOrder order, ExecutionReport report) {
    order.evidence.add(report);
    stream.accept(report);
  }

  /** No two words of the broker are of the same instant. */
  private Instant nextWord(BookedOrder order) {
    Instant now = schedule.instant();
    lastWord = now.isAfter(lastWord) ? now : lastWord.plusMillis(1);
    order.updatedAt = lastWord;
    return lastWord;
  }
}
