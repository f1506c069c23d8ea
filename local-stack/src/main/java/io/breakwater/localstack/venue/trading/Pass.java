package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.matching.Matcher;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.trading.TradeUpdate.Event;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What happens to orders at one moment of market time: it gathers their new states, fills and
 * updates for one transaction and touches nothing else. Confined to the engine's lock.
 */
final class Pass {
  private final Instant now;
  private final Exchange exchange;
  private final boolean open;
  private final Matcher matcher;
  private final Supplier<UUID> executionIds;
  private final Draft draft;
  private final Map<String, Optional<Quote>> quotes = new HashMap<>();
  private Portfolio portfolio;

  /**
   * @param orders the open ones as they stand before it
   */
  Pass(
      Instant now,
      Exchange exchange,
      OpenOrders orders,
      Matcher matcher,
      Supplier<UUID> executionIds,
      Portfolio portfolio) {
    this.now = now;
    this.exchange = exchange;
    this.open = exchange.hours().runningAt(now).isPresent();
    this.draft = new Draft(orders);
    this.matcher = matcher;
    this.executionIds = executionIds;
    this.portfolio = portfolio;
  }

  /** Takes a new order in, and the legs that hang on it; what it can have at once, it has. */
  void place(Order order, List<Order> legs) {
    draft.place(order);
    legs.forEach(draft::place);
    begin(order);
  }

  /** Takes a replacement in, which stands in the place of the order at once. */
  void replace(Order order, Order successor) {
    keep(order.replaced(successor.id(), now), Event.REPLACED);
    draft.place(successor);
    if (successor.status() != OrderStatus.HELD) {
      begin(successor);
    }
  }

  /** Takes in a replacement that is on its way; the order works on until it arrives. */
  void sendReplacement(Order order, Order successor) {
    keep(order.pendingReplace(successor.id(), now), Event.PENDING_REPLACE);
    draft.place(successor);
    draft.tell(TradeUpdate.of(Event.PENDING_NEW, successor));
  }

  /** Lets time pass over an order that was open before the pass. */
  void advance(OrderId id) {
    Order order = draft.current(id);
    if (order.status() == OrderStatus.PENDING_NEW) {
      arrive(order);
    } else if (order.isOpen()) {
      advance(order);
    }
  }

  private void begin(Order order) {
    draft.tell(TradeUpdate.of(open ? Event.NEW : Event.ACCEPTED, order));
    Order matched = match(order);
    if (matched.isOpen() && matched.terms().timeInForce().isImmediate()) {
      cancel(matched);
    }
  }

  /** The replacement reaches the exchange, unless there is nothing left for it to replace. */
  private void arrive(Order successor) {
    OrderId replaced = Objects.requireNonNull(successor.links().replaces());
    if (!now.isBefore(successor.submittedAt().plus(exchange.replaceTime()))) {
      keep(draft.current(replaced).replaced(successor.id(), now), Event.REPLACED);
      Order arrived = successor.arrived(open, now);
      draft.put(arrived);
      begin(arrived);
    }
  }

  /** An open order expires, begins to work, or is filled. */
  private void advance(Order order) {
    if (order.isOver(now)) {
      end(order);
      return;
    }
    if (!open) {
      return;
    }
    if (order.status() == OrderStatus.HELD) {
      watch(order);
    } else if (order.status() == OrderStatus.ACCEPTED) {
      Order opened = priced(order.opened(now));
      keep(opened, Event.NEW);
      match(opened);
    } else {
      match(order);
    }
  }

  /**
   * Takes an execution of an order back, and puts another in its place or nothing.
   *
   * @return the execution that is told: the other, or the bust itself
   */
  Fill amend(Order order, Fill old, Optional<Execution> instead, Portfolio after) {
    Quantity quantity = instead.map(Execution::quantity).orElse(Quantity.ZERO);
    Money value =
        instead
            .map(execution -> execution.price().times(execution.quantity()))
            .orElse(Money.zero(Money.USD));
    Order amended =
        order.amended(
            order.filledQuantity().minus(old.quantity()).plus(quantity),
            order.filledValue().minus(old.price().times(old.quantity())).plus(value),
            now);
    portfolio = after;
    draft.takeBack(old);
    draft.put(amended);
    var told =
        new Fill(
            executionIds.get(),
            order.id(),
            old.symbol(),
            old.side(),
            instead.map(Execution::quantity).orElse(old.quantity()),
            instead.map(Execution::price).orElse(old.price()),
            amended.filledQuantity(),
            amended.leavesQuantity(),
            portfolio.quantity(old.symbol()),
            now);
    if (instead.isPresent()) {
      draft.book(told);
    }
    Event event = instead.isPresent() ? Event.TRADE_CORRECT : Event.TRADE_BUST;
    draft.tell(new TradeUpdate(event, amended, now, told, old.executionId()));
    return told;
  }

  void cancel(Order order) {
    keep(order.canceled(now), Event.CANCELED);
  }

  /** What it has come to so far. */
  Draft draft() {
    return draft;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  /** Its time is over: an order for one print has that print, or nothing; any other expires. */
  private void end(Order order) {
    if (!order.terms().timeInForce().isAuction()) {
      keep(order.expired(), Event.EXPIRED);
      return;
    }
    Instant at = order.expiresAt();
    exchange
        .tape()
        .print(order.terms().symbol(), at)
        .filter(print -> Matcher.accepts(order, print))
        .ifPresentOrElse(
            print -> fill(order, new Execution(order.leavesQuantity(), print), at),
            () -> keep(order.canceled(at), Event.CANCELED));
  }

  private Order match(Order order) {
    if (order.terms().timeInForce().isAuction()) {
      return order;
    }
    Optional<Quote> quote = quote(order);
    if (quote.isEmpty()) {
      return order;
    }
    Order traded = order.traded(quote.get().last(), now);
    if (!traded.equals(order)) {
      draft.put(traded);
    }
    return matcher.match(traded, quote.get()).map(found -> fill(traded, found, now)).orElse(traded);
  }

  /** An order for an amount that waited for the open, for what the amount buys there. */
  private Order priced(Order order) {
    return quote(order)
        .flatMap(quote -> NotionalQuantity.of(order.terms(), quote))
        .filter(quantity -> !quantity.isZero())
        // One that only reduces a position was admitted for so many shares and no more.
        .filter(quantity ->
            order.reservePrice() != null || quantity.compareTo(order.terms().quantity()) < 0)
        .map(quantity -> order.resized(quantity, now))
        .orElse(order);
  }

  private Optional<Quote> quote(Order order) {
    return quotes.computeIfAbsent(
        order.terms().symbol(), symbol -> exchange.tape().tradableQuote(symbol, now));
  }

  private Order fill(Order order, Execution execution, Instant at) {
    OrderTerms terms = order.terms();
    Order filled = order.filled(execution.quantity(), execution.price(), at);
    portfolio =
        portfolio.after(terms.symbol(), terms.side(), execution.quantity(), execution.price());
    SignedQuantity position = portfolio.quantity(terms.symbol());
    var fill =
        new Fill(
            executionIds.get(),
            order.id(),
            terms.symbol(),
            terms.side(),
            execution.quantity(),
            execution.price(),
            filled.filledQuantity(),
            filled.leavesQuantity(),
            position,
            at);
    draft.book(fill);
    draft.put(filled);
    draft.tell(TradeUpdate.of(fill, filled));
    leaveToReplacement(filled, execution.quantity());
    tellFamily(draft.current(order.id()));
    return draft.current(order.id());
  }

  /**
   * What an order trades while its replacement is on its way is not left for that. Where nothing is
   * left, or the order has ended, the replacement is refused.
   */
  private void leaveToReplacement(Order order, Quantity traded) {
    OrderId replacedBy = order.links().replacedBy();
    if (replacedBy == null || order.status() == OrderStatus.REPLACED) {
      return;
    }
    Order successor = draft.current(replacedBy);
    if (order.isOpen() && successor.terms().quantity().compareTo(traded) > 0) {
      draft.put(successor.resized(successor.terms().quantity().minus(traded), now));
      return;
    }
    keep(order.keptInPlace(now), Event.ORDER_REPLACE_REJECTED);
    keep(successor.rejected(now), Event.REJECTED);
  }

  private void keep(Order order, Event event) {
    draft.put(order);
    draft.tell(TradeUpdate.of(event, order));
    if (!order.isOpen()) {
      leaveToReplacement(order, Quantity.ZERO);
      tellFamily(order);
    }
  }

  /** What a fill of an order, or its end, means for the others of its family. */
  private void tellFamily(Order order) {
    Family family = order.links().family();
    if (family == null) {
      return;
    }
    switch (order.status()) {
      case FILLED -> {
        if (family.isEntry()) {
          legsBegin(order);
        } else {
          draft.relatives(order).forEach(this::cancelWithFamily);
        }
      }
      case CANCELED, EXPIRED -> draft.relatives(order).forEach(this::cancelWithFamily);
      case PARTIALLY_FILLED, PENDING_REPLACE -> {
        if (!family.isEntry()) {
          draft.relatives(order).forEach(other -> leave(other, order.leavesQuantity()));
        }
      }
      case ACCEPTED, PENDING_NEW, HELD, NEW, REPLACED, REJECTED -> {}
    }
  }

  /** The position is there: the leg that takes the profit works, or the only one that there is. */
  private void legsBegin(Order entry) {
    List<Order> legs = draft.relatives(entry);
    for (Order leg : legs) {
      Family family = Objects.requireNonNull(leg.links().family());
      if (legs.size() == 1 || family.role() == Family.Role.TAKE_PROFIT) {
        Order begun = leg.opened(now);
        keep(begun, Event.NEW);
        match(begun);
      }
    }
  }

  /** A held stop waits beside a leg that works; once its price comes, it takes that one's place. */
  private void watch(Order leg) {
    List<Order> others = draft.relatives(leg);
    boolean positionIsThere =
        others.stream().anyMatch(other -> isExit(other) && other.status() != OrderStatus.HELD);
    Optional<Quote> quote = quote(leg);
    if (!positionIsThere || quote.isEmpty()) {
      return;
    }
    Order traded = leg.traded(quote.get().last(), now);
    if (traded.isTriggered()) {
      others.forEach(this::cancelWithFamily);
      Order begun = traded.opened(now);
      keep(begun, Event.NEW);
      match(begun);
    }
  }

  private void cancelWithFamily(Order order) {
    boolean expires = order.isOver(now);
    Order ended = expires ? order.expired() : order.canceled(now);
    draft.put(ended);
    draft.tell(TradeUpdate.of(expires ? Event.EXPIRED : Event.CANCELED, ended));
    leaveToReplacement(ended, Quantity.ZERO);
  }

  private void leave(Order order, Quantity quantity) {
    draft.put(order.resized(order.filledQuantity().plus(quantity), now));
  }

  private static boolean isExit(Order order) {
    Family family = order.links().family();
    return family != null && !family.isEntry();
  }
}
