package io.breakwater.localstack.venue.trading;

import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.book.Change;
import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.matching.Matcher;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.trading.TradeUpdate.Event;
import io.breakwater.money.SignedQuantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What happens to orders at one moment of market time: it gathers their new states, fills and
 * updates for one transaction and touches nothing else. Confined to the engine's lock.
 */
final class Pass {
  private final Instant now;
  private final boolean open;
  private final MarketTape tape;
  private final Matcher matcher;
  private final Supplier<UUID> executionIds;
  private final Map<OrderId, Order> placed = new LinkedHashMap<>();
  private final Map<OrderId, Order> updated = new LinkedHashMap<>();
  private final List<Fill> fills = new ArrayList<>();
  private final List<TradeUpdate> updates = new ArrayList<>();
  private final Map<String, Optional<Quote>> quotes = new HashMap<>();
  private Portfolio portfolio;

  /**
   * @param session the running one, empty while the market is closed
   */
  Pass(
      Instant now,
      Optional<TradingSession> session,
      MarketTape tape,
      Matcher matcher,
      Supplier<UUID> executionIds,
      Portfolio portfolio) {
    this.now = now;
    this.open = session.isPresent();
    this.tape = tape;
    this.matcher = matcher;
    this.executionIds = executionIds;
    this.portfolio = portfolio;
  }

  /** Takes a new order in; what it can have at once, it has. */
  void place(Order order) {
    placed.put(order.id(), order);
    updates.add(TradeUpdate.of(open ? Event.NEW : Event.ACCEPTED, order));
    Order matched = match(order);
    if (matched.isOpen() && matched.terms().timeInForce().isImmediate()) {
      cancel(matched);
    }
  }

  /** Lets time pass over an open order: it expires, begins to work, or is filled. */
  void advance(Order order) {
    if (order.isOver(now)) {
      end(order);
      return;
    }
    if (!open) {
      return;
    }
    if (order.status() == OrderStatus.ACCEPTED) {
      Order opened = priced(order.opened(now));
      keep(opened, Event.NEW);
      match(opened);
    } else {
      match(order);
    }
  }

  void cancel(Order order) {
    keep(order.canceled(now), Event.CANCELED);
  }

  boolean isEmpty() {
    return placed.isEmpty() && updated.isEmpty();
  }

  Change change() {
    return new Change(
        List.copyOf(placed.values()), List.copyOf(updated.values()), fills, portfolio);
  }

  /** The touched orders as they stand after it, new ones included. */
  List<Order> orders() {
    var all = new ArrayList<>(placed.values());
    all.addAll(updated.values());
    return all;
  }

  Portfolio portfolio() {
    return portfolio;
  }

  List<TradeUpdate> updates() {
    return updates;
  }

  /** Its time is over: an order for one print has that print, or nothing; any other expires. */
  private void end(Order order) {
    if (!order.terms().timeInForce().isAuction()) {
      keep(order.expired(), Event.EXPIRED);
      return;
    }
    Instant at = order.expiresAt();
    tape.print(order.terms().symbol(), at)
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
      put(traded);
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
        order.terms().symbol(), symbol -> tape.tradableQuote(symbol, now));
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
    fills.add(fill);
    put(filled);
    updates.add(TradeUpdate.of(fill, filled));
    return filled;
  }

  private void keep(Order order, Event event) {
    put(order);
    updates.add(TradeUpdate.of(event, order));
  }

  private void put(Order order) {
    if (placed.containsKey(order.id())) {
      placed.put(order.id(), order);
    } else {
      updated.put(order.id(), order);
    }
  }
}
