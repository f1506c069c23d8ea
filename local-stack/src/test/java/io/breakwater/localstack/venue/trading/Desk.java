package io.breakwater.localstack.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.Bundled;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.book.Accounts;
import io.breakwater.localstack.venue.book.FillQuery;
import io.breakwater.localstack.venue.book.InMemoryBook;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Replacement;
import io.breakwater.localstack.venue.order.Ticket;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A trader's desk for tests: an engine over the bundled days, its clock set by hand, its updates
 * kept. It begins at 10:00 in New York on 2013-01-02, with ten million dollars.
 */
final class Desk {
  static final BarHistory HISTORY = Bundled.history();
  static final MarketTape TAPE = Bundled.tape(HISTORY);
  static final VenueHours HOURS = Bundled.hours(HISTORY);
  static final Instant OPEN = Instant.parse("2013-01-02T14:30:00Z");
  static final Instant CLOSE = Instant.parse("2013-01-02T21:00:00Z");

  final SettableClock clock = SettableClock.at("2013-01-02T15:00:00Z");
  final InMemoryBook book = new InMemoryBook(Accounts.with(Money.usd(10_000_000)));
  final List<TradeUpdate> updates = new ArrayList<>();
  private final Duration replaceTime;
  TradingEngine engine;

  Desk() {
    this(Duration.ZERO);
  }

  /** A desk whose exchange takes that long for a replacement. */
  Desk(Duration replaceTime) {
    this.replaceTime = replaceTime;
    engine = newEngine();
  }

  /** What another process would make of the book. */
  void restart() {
    engine = newEngine();
  }

  void at(String instant) {
    at(Instant.parse(instant));
  }

  void at(Instant instant) {
    clock.set(instant);
    engine.advance();
  }

  /** Lets the session go on, second by second, until something is so. */
  void until(Predicate<Desk> condition) {
    while (!condition.test(this)) {
      assertThat(clock.instant()).as("the session ends first").isBefore(CLOSE);
      at(clock.instant().plusSeconds(1));
    }
  }

  Quote quote(String symbol) {
    return TAPE.latestQuote(symbol, clock.instant()).orElseThrow();
  }

  Price last(String symbol) {
    return quote(symbol).last();
  }

  Order accepted(OrderTerms terms) {
    Placement placement = engine.place(terms);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return ((Placement.Accepted) placement).order();
  }

  Placement.Accepted accepted(Ticket ticket) {
    Placement placement = engine.place(ticket);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return (Placement.Accepted) placement;
  }

  Refusal refusal(Ticket ticket) {
    return refusal(engine.place(ticket));
  }

  Order replaced(Order order, Replacement replacement) {
    Placement placement = engine.replace(order.id(), replacement);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return ((Placement.Accepted) placement).order();
  }

  Refusal refusal(OrderTerms terms) {
    return refusal(engine.place(terms));
  }

  Refusal refusal(Order order, Replacement replacement) {
    return refusal(engine.replace(order.id(), replacement));
  }

  List<String> events(Order order) {
    return updates.stream()
        .filter(update -> update.order().id().equals(order.id()))
        .map(update -> update.event().wire())
        .toList();
  }

  private static Refusal refusal(Placement placement) {
    assertThat(placement).isInstanceOf(Placement.Refused.class);
    return ((Placement.Refused) placement).refusal();
  }

  String refused(OrderTerms terms) {
    return refusal(terms).message();
  }

  Order now(Order order) {
    return book.order(order.id()).orElseThrow();
  }

  SignedQuantity held(String symbol) {
    return engine.account().portfolio().quantity(symbol);
  }

  List<Fill> fills() {
    return book.fills(new FillQuery(null, null, null, null, null, true, Integer.MAX_VALUE));
  }

  List<Fill> fillsOf(Order order) {
    return book.fills(new FillQuery(order.id(), null, null, null, null, true, Integer.MAX_VALUE));
  }

  private TradingEngine newEngine() {
    var made =
        new TradingEngine(
            clock,
            new Exchange(HOURS, TAPE, replaceTime),
            book,
            new Admission(HISTORY, HOURS, false),
            UUID::randomUUID);
    made.listen(updates::add);
    return made;
  }
}
