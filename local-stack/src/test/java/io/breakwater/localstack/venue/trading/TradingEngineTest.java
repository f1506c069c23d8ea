package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.Bundled;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.book.Accounts;
import io.breakwater.localstack.venue.book.FillQuery;
import io.breakwater.localstack.venue.book.InMemoryBook;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.trading.TradeUpdate.Event;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TradingEngineTest {
  private static final BarHistory HISTORY = Bundled.history();
  private static final MarketTape TAPE = Bundled.tape(HISTORY);
  private static final Instant OPEN = Instant.parse("2013-01-02T14:30:00Z");
  private static final Instant CLOSE = Instant.parse("2013-01-02T21:00:00Z");

  private final SettableClock clock = SettableClock.at("2013-01-02T15:00:00Z");
  private InMemoryBook book = new InMemoryBook(Accounts.fresh());
  private final List<TradeUpdate> updates = new ArrayList<>();
  private TradingEngine engine = engine(false);

  @Nested
  class InASession {

    @Test
    void acknowledgesThenFillsAMarketOrderAtTheQuote() {
      Quote quote = TAPE.tradableQuote("AAPL", clock.instant()).orElseThrow();

      Order acknowledged = accepted(Orders.market(BUY, "AAPL", "10"));

      assertThat(acknowledged.status()).isEqualTo(OrderStatus.NEW);
      Order filled = now(acknowledged);
      assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
      assertThat(filled.averagePrice()).contains(quote.ask().value());
      assertThat(updates).extracting(TradeUpdate::event).containsExactly(Event.NEW, Event.FILL);
      assertThat(engine.account().portfolio().cash())
          .isEqualTo(Money.usd(100_000).minus(quote.ask().times(Quantity.of(10))));
      assertThat(engine.account().portfolio().quantity("AAPL")).isEqualTo(SignedQuantity.of(10));
    }

    @Test
    void fillsTheRestOfALargeOrderOnLaterQuotes() {
      Quote quote = TAPE.tradableQuote("IBM", clock.instant()).orElseThrow();
      Quantity quantity = quote.askSize().plus(Quantity.of(1));
      haveMillions();

      Order order = accepted(Orders.market(BUY, "IBM", quantity.toString()));
      assertThat(now(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
      assertThat(now(order).filledQuantity()).isEqualTo(quote.askSize());
      clock.set(clock.instant().plusSeconds(60));
      engine.advance();

      assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(updates)
          .extracting(TradeUpdate::event)
          .containsExactly(Event.NEW, Event.PARTIAL_FILL, Event.FILL);
      BigDecimal value =
          fills().stream()
              .map(fill -> fill.price().times(fill.quantity()).amount())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(now(order).filledValue()).isEqualTo(Money.usd(value));
    }

    @Test
    void worksALimitOrderUntilThePriceComes() {
      Quote quote = TAPE.tradableQuote("AAPL", clock.instant()).orElseThrow();
      BigDecimal limit = quote.bid().value().subtract(BigDecimal.ONE);

      Order order = accepted(Orders.limit(BUY, "AAPL", "10", limit.toPlainString()));
      assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
      for (Instant at = clock.instant(); at.isBefore(CLOSE); at = at.plusSeconds(30)) {
        clock.set(at);
        engine.advance();
      }

      assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(fills().getFirst().price().value()).isLessThanOrEqualTo(limit);
    }

    @Test
    void cancelsAnOpenOrderOnce() {
      Order order = accepted(Orders.limit(BUY, "AAPL", "10", "1"));

      assertThat(engine.cancel(order.id())).isInstanceOf(Cancellation.Canceled.class);
      assertThat(engine.cancel(order.id())).isInstanceOf(Cancellation.TooLate.class);
      assertThat(engine.cancel(new OrderId(UUID.randomUUID())))
          .isInstanceOf(Cancellation.Unknown.class);
      assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
      assertThat(updates).extracting(TradeUpdate::event).containsExactly(Event.NEW, Event.CANCELED);
    }

    @Test
    void cancelsAllOpenOrders() {
      accepted(Orders.limit(BUY, "AAPL", "10", "1"));
      accepted(Orders.limit(BUY, "IBM", "10", "1"));

      assertThat(engine.cancelAll()).hasSize(2).allMatch(Cancellation.Canceled.class::isInstance);
      assertThat(engine.cancelAll()).isEmpty();
    }

    @Test
    void cancelsWhatIsLeftOfAnImmediateOrder() {
      Quote quote = TAPE.tradableQuote("IBM", clock.instant()).orElseThrow();
      haveMillions();
      String tooMuch = quote.askSize().plus(Quantity.of(1)).toString();

      Order part = accepted(Orders.with(Orders.market(BUY, "IBM", tooMuch), TimeInForce.IOC));
      Order none = accepted(Orders.with(Orders.market(BUY, "IBM", tooMuch), TimeInForce.FOK));

      assertThat(now(part).status()).isEqualTo(OrderStatus.CANCELED);
      assertThat(now(part).filledQuantity()).isEqualTo(quote.askSize());
      assertThat(now(none).status()).isEqualTo(OrderStatus.CANCELED);
      assertThat(now(none).filledQuantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void expiresADayOrderAtTheCloseHoweverTimeGotThere() {
      Order order = accepted(Orders.limit(BUY, "AAPL", "10", "1"));
      clock.set(Instant.parse("2013-01-04T15:00:00Z"));

      engine.advance();

      assertThat(now(order).status()).isEqualTo(OrderStatus.EXPIRED);
      assertThat(now(order).endedAt()).isEqualTo(CLOSE);
      assertThat(updates.getLast().at()).isEqualTo(CLOSE);
    }

    @Test
    void expiresADayOrderThatEndedWhileTheVenueWasDown() {
      Order order = accepted(Orders.limit(BUY, "AAPL", "10", "1"));
      clock.set(CLOSE);

      engine = engine(false);
      engine.advance();

      assertThat(now(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void keepsAnOrderGoodTillCanceledOverNight() {
      OrderTerms terms = Orders.with(Orders.limit(BUY, "AAPL", "10", "1"), TimeInForce.GTC);
      Order order = accepted(terms);
      clock.set(Instant.parse("2013-01-04T15:00:00Z"));

      engine.advance();

      assertThat(now(order).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void neverSeesAnExecutionTwice() {
      accepted(Orders.market(BUY, "AAPL", "10"));
      for (int i = 0; i < 5; i++) {
        engine.advance();
      }

      assertThat(fills()).hasSize(1);
    }
  }

  @Nested
  class OutsideASession {

    @Test
    void queuesAMarketOrderForTheNextOpen() {
      clock.set(Instant.parse("2013-01-01T20:00:00Z"));

      Order order = accepted(Orders.market(BUY, "AAPL", "10"));
      engine.advance();
      assertThat(now(order).status()).isEqualTo(OrderStatus.ACCEPTED);
      assertThat(order.expiresAt()).isEqualTo(CLOSE);
      clock.set(OPEN);
      engine.advance();

      assertThat(now(order).status()).isEqualTo(OrderStatus.FILLED);
      assertThat(updates)
          .extracting(TradeUpdate::event)
          .containsExactly(Event.ACCEPTED, Event.NEW, Event.FILL);
    }

    @Test
    void endsAnImmediateOrderAtOnce() {
      clock.set(Instant.parse("2013-01-01T20:00:00Z"));

      Order order = accepted(Orders.with(Orders.market(BUY, "AAPL", "10"), TimeInForce.IOC));

      assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void keepsTheEquityOfTheLastClose() {
      accepted(Orders.market(BUY, "AAPL", "10"));
      clock.set(CLOSE);

      AccountState account = engine.account();

      assertThat(account.lastEquity()).isEqualTo(account.valuation().equity());
      assertThat(account.lastEquity()).isNotEqualTo(Money.usd(100_000));
    }
  }

  @Nested
  class Refuses {

    @Test
    void aClientOrderIdUsedBeforeEvenIfCanceled() {
      OrderTerms terms = Orders.limit(BUY, "AAPL", "10", "1");
      Order order = accepted(terms);
      engine.cancel(order.id());

      assertThat(refused(terms)).isEqualTo("client_order_id must be unique");
    }

    @Test
    void aSymbolItDoesNotTradeOrNotYet() {
      assertThat(refused(Orders.market(BUY, "ZZZ", "1"))).isEqualTo("asset \"ZZZ\" not found");
      clock.set(Instant.parse("2012-05-17T15:00:00Z"));
      assertThat(refused(Orders.market(BUY, "FB", "1"))).isEqualTo("asset \"FB\" is not tradable");
    }

    @Test
    void aPriceBetweenTicks() {
      assertThat(refused(Orders.limit(BUY, "AAPL", "1", "290.123")))
          .isEqualTo(
              "invalid limit_price 290.123. sub-penny increment does not fulfill minimum pricing"
                  + " criteria");
      assertThat(engine.place(Orders.limit(BUY, "AAPL", "1", "0.1234")))
          .isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void whatTheAccountCannotPay() {
      Refusal refusal = refusal(Orders.limit(BUY, "AAPL", "401", "500"));

      assertThat(refusal.message()).isEqualTo("insufficient buying power");
      assertThat(refusal.details())
          .isEqualTo(Map.of("buying_power", "200000.00", "cost_basis", "200500.00"));
    }

    @Test
    void whatOpenOrdersHaveReservedAlready() {
      accepted(Orders.limit(BUY, "AAPL", "300", "500"));

      assertThat(refused(Orders.limit(BUY, "AAPL", "101", "500")))
          .isEqualTo("insufficient buying power");
      engine.cancelAll();
      assertThat(engine.place(Orders.limit(BUY, "AAPL", "101", "500")))
          .isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void toSellMoreThanIsHeldAndNotOnOrder() {
      accepted(Orders.market(BUY, "AAPL", "10"));
      accepted(Orders.limit(SELL, "AAPL", "4", "900"));

      Refusal refusal = refusal(Orders.market(SELL, "AAPL", "7"));

      assertThat(refusal.message())
          .isEqualTo("insufficient qty available for order (requested: 7, available: 6)");
      assertThat(refusal.details())
          .containsEntry("existing_qty", "10")
          .containsEntry("held_for_orders", "4")
          .containsEntry("available", "6");
      assertThat(engine.place(Orders.market(SELL, "AAPL", "6")))
          .isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void everyNewOrderOfASuspendedAccountAndStillCancels() {
      Order order = accepted(Orders.limit(BUY, "AAPL", "1", "1"));
      engine.configure(now -> new AccountSettings(true, false, true, 2, "all", false));

      assertThat(refused(Orders.market(BUY, "AAPL", "1")))
          .isEqualTo("new orders are rejected by user request");
      assertThat(engine.cancel(order.id())).isInstanceOf(Cancellation.Canceled.class);
    }

    @Test
    void toShortWhereTheAccountMayNot() {
      engine.configure(now -> new AccountSettings(false, true, true, 2, "all", false));

      assertThat(refused(Orders.market(SELL, "AAPL", "1")))
          .isEqualTo("account is not allowed to short");
    }

    @Test
    void fractionsOfAnythingButAMarketOrderForTheDay() {
      assertThat(refused(Orders.limit(BUY, "AAPL", "0.5", "500")))
          .isEqualTo("fractional orders must be DAY market orders");
      assertThat(refused(Orders.market(SELL, "AAPL", "0.5")))
          .isEqualTo("fractional orders cannot be sold short");
      assertThat(engine.place(Orders.market(BUY, "AAPL", "0.5")))
          .isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void andChangesNothing() {
      refused(Orders.market(BUY, "ZZZ", "1"));

      assertThat(book.orderCount()).isZero();
      assertThat(updates).isEmpty();
    }
  }

  @Test
  void takesAPositionThroughZeroOnlyWhereThatIsAllowed() {
    accepted(Orders.market(BUY, "AAPL", "10"));
    assertThat(refused(Orders.market(SELL, "AAPL", "15"))).startsWith("insufficient qty");

    engine = engine(true);
    accepted(Orders.market(SELL, "AAPL", "15"));

    assertThat(engine.account().portfolio().quantity("AAPL")).isEqualTo(SignedQuantity.of(-5));
  }

  @Test
  void continuesWhereTheBookLeftIt() {
    accepted(Orders.market(BUY, "AAPL", "10"));
    Order open = accepted(Orders.limit(BUY, "AAPL", "10", "1"));
    AccountState before = engine.account();

    engine = engine(false);

    AccountState after = engine.account();
    assertThat(after.portfolio()).isEqualTo(before.portfolio());
    assertThat(after.openOrders()).isEqualTo(1);
    assertThat(after.buyingPower()).isEqualTo(before.buyingPower());
    assertThat(engine.cancel(open.id())).isInstanceOf(Cancellation.Canceled.class);
  }

  @Test
  void movesCashAndPositionByExactlyTheFillsWhateverIsOrdered() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      var run = new TradingEngineTest();
      for (int i = 0; i < 60; i++) {
        Side side = random.nextBoolean() ? BUY : SELL;
        String quantity = Long.toString(random.nextLong(1, 60));
        String limit = Long.toString(random.nextLong(535, 560));
        run.engine.place(
            random.nextBoolean()
                ? Orders.market(side, "AAPL", quantity)
                : Orders.limit(side, "AAPL", quantity, limit));
        run.clock.set(run.clock.instant().plusSeconds(random.nextLong(1, 600)));
        run.engine.advance();
      }

      BigDecimal cash = new BigDecimal(100_000);
      BigDecimal shares = BigDecimal.ZERO;
      for (Fill fill : run.fills()) {
        BigDecimal signed = fill.side().signed(fill.quantity()).value();
        cash = cash.subtract(signed.multiply(fill.price().value()));
        shares = shares.add(signed);
        assertThat(fill.positionAfter().value()).as("seed %d", seed).isEqualByComparingTo(shares);
      }
      AccountState account = run.engine.account();
      assertThat(run.fills()).as("seed %d", seed).isNotEmpty();
      assertThat(account.portfolio().cash().amount())
          .as("seed %d", seed)
          .isEqualByComparingTo(cash);
      assertThat(account.portfolio().quantity("AAPL").value())
          .as("seed %d", seed)
          .isEqualByComparingTo(shares);
    }
  }

  @Test
  void reservesExactlyWhatItsOpenOrdersStillNeed() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new SplittableRandom(seed);
      var run = new TradingEngineTest();
      for (int i = 0; i < 40; i++) {
        String quantity = Long.toString(random.nextLong(1, 20));
        String limit = Long.toString(random.nextLong(530, 556));
        run.engine.place(Orders.limit(BUY, "AAPL", quantity, limit));
        if (random.nextInt(4) == 0) {
          run.book.openOrders().stream().findFirst().ifPresent(o -> run.engine.cancel(o.id()));
        }
        run.clock.set(run.clock.instant().plusSeconds(random.nextLong(1, 900)));
        run.engine.advance();
      }

      AccountState account = run.engine.account();
      List<Order> open = run.book.openOrders();
      Money reserved =
          open.stream().map(Order::reserved).reduce(Money.zero(Money.USD), Money::plus);
      Quantity held =
          open.stream().map(Order::leavesQuantity).reduce(Quantity.ZERO, Quantity::plus);
      assertThat(account.valuation().reserved()).as("seed %d", seed).isEqualTo(reserved);
      assertThat(account.heldForOrders("AAPL", BUY)).as("seed %d", seed).isEqualTo(held);
      assertThat(account.openOrders()).as("seed %d", seed).isEqualTo(open.size());
    }
  }

  @Test
  void fillsTheSameForTheSameArrivals() {
    assertThat(replayed()).isEqualTo(replayed()).isNotEmpty();
  }

  private static List<String> replayed() {
    var run = new TradingEngineTest();
    for (int i = 0; i < 50; i++) {
      run.accepted(Orders.market(i % 2 == 0 ? BUY : SELL, "AAPL", "20"));
      run.clock.set(run.clock.instant().plusSeconds(37));
      run.engine.advance();
    }
    return run.fills().stream()
        .map(fill -> "%s %s %s".formatted(fill.at(), fill.quantity(), fill.price()))
        .toList();
  }

  private void haveMillions() {
    book = new InMemoryBook(Accounts.with(Money.usd(10_000_000)));
    engine = engine(false);
  }

  private TradingEngine engine(boolean positionFlips) {
    var made =
        new TradingEngine(
            clock,
            new Exchange(Bundled.hours(HISTORY), TAPE, Duration.ZERO),
            book,
            new Admission(HISTORY, Bundled.hours(HISTORY), positionFlips),
            UUID::randomUUID);
    made.listen(updates::add);
    return made;
  }

  private Order accepted(OrderTerms terms) {
    Placement placement = engine.place(terms);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return ((Placement.Accepted) placement).order();
  }

  private Refusal refusal(OrderTerms terms) {
    Placement placement = engine.place(terms);
    assertThat(placement).isInstanceOf(Placement.Refused.class);
    return ((Placement.Refused) placement).refusal();
  }

  private String refused(OrderTerms terms) {
    return refusal(terms).message();
  }

  private Order now(Order order) {
    return book.order(order.id()).orElseThrow();
  }

  private List<Fill> fills() {
    return book.fills(new FillQuery(null, null, null, null, null, true, Integer.MAX_VALUE));
  }
}
