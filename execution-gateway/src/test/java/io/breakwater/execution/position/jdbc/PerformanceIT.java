package io.breakwater.execution.position.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillReversal;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.position.ClosedDay;
import io.breakwater.execution.position.DailyPerformance;
import io.breakwater.execution.position.DailyPerformance.Status;
import io.breakwater.execution.position.DayHolding;
import io.breakwater.execution.position.ShowPerformance;
import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries by trading date, over a real database. */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerformanceIT {
  private static final LocalDate WEDNESDAY = LocalDate.parse("2013-01-02");
  private static final LocalDate THURSDAY = LocalDate.parse("2013-01-03");
  private static final LocalDate FRIDAY = LocalDate.parse("2013-01-04");

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-02T15:00:00Z");
  private final Map<String, Quote> quotes = new HashMap<>();
  private final Map<Symbol, Price> vendor = new HashMap<>();
  private HikariDataSource pool;
  private JdbcClient jdbc;
  private JdbcPositionMover mover;
  private JdbcDayBook days;
  private ShowPerformance performance;
  private int asked;

  @BeforeAll
  void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
    jdbc = JdbcClient.create(pool);
    mover = new JdbcPositionMover(jdbc, Schema.ACCOUNT, clock, TradingCalendar.nyse());
    days = new JdbcDayBook(jdbc, Schema.ACCOUNT);
    performance = new ShowPerformance(days, _ -> quotes, clock, TradingCalendar.nyse());
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, trading_day, closing_price cascade").update();
    quotes.clear();
    vendor.clear();
    asked = 0;
  }

  @Test
  void hasARowPerSessionWithWhatItBrought() {
    at("2013-01-02T15:00:00Z");
    fill(1, "alpha", Side.BUY, "10", "20");
    price(WEDNESDAY, "22");
    price(THURSDAY, "21");
    at("2013-01-04T15:00:00Z");
    fill(2, "alpha", Side.SELL, "4", "25");
    quotes.put("AAPL", new Quote("AAPL", Price.of(26), clock.machine().instant()));
    days.close(new ClosedDay(WEDNESDAY, Instant.EPOCH, Money.usd(9_800), Money.usd(10_020)));

    List<DailyPerformance> shown = performance.show(WEDNESDAY.minusDays(9), FRIDAY, null);

    assertThat(shown)
        .extracting(DailyPerformance::tradingDate)
        .containsExactly(WEDNESDAY, THURSDAY, FRIDAY);
    assertThat(shown)
        .extracting(DailyPerformance::status)
        .containsExactly(Status.CLOSED, Status.OPEN, Status.OPEN);
    assertThat(shown)
        .extracting(DailyPerformance::unrealized)
        .containsExactly(Money.usd(20), Money.usd(10), Money.usd(36));
    assertThat(shown)
        .extracting(day -> day.activity().realized())
        .containsExactly(Money.zero(Money.USD), Money.zero(Money.USD), Money.usd(20));
    assertThat(shown)
        .extracting(DailyPerformance::dayPnl)
        .containsExactly(Money.usd(20), Money.usd(-10), Money.usd(46));
    assertThat(shown.getLast().activity().fills()).isEqualTo(1);
    assertThat(shown.getLast().activity().shares()).isEqualTo(Quantity.of(4));
    assertThat(shown.getLast().activity().notional()).isEqualTo(Money.usd(100));
    assertThat(performance.show(THURSDAY, THURSDAY, null).getFirst())
        .as("what a span begins with is carried into it")
        .isEqualTo(shown.get(1));
  }

  /** A bust is learned of today: yesterday's row stays as it was shown. */
  @Test
  void aBustCountsOnTheDateItIsLearnedOf() {
    at("2013-01-02T15:00:00Z");
    Fill bought = fill(1, null, Side.BUY, "10", "20");
    at("2013-01-02T16:00:00Z");
    Fill sold = fill(2, null, Side.SELL, "10", "23");
    price(WEDNESDAY, "22");
    at("2013-01-03T15:00:00Z");
    List<DailyPerformance> before = performance.show(WEDNESDAY, WEDNESDAY, null);
    quotes.put("AAPL", new Quote("AAPL", Price.of(21), clock.machine().instant()));

    mover.fillReversed(new FillReversal(sold, null, clock.instant()));

    assertThat(performance.show(WEDNESDAY, WEDNESDAY, null)).isEqualTo(before);
    DailyPerformance thursday = performance.show(THURSDAY, THURSDAY, null).getFirst();
    assertThat(thursday.activity().realized()).isEqualTo(Money.usd(-30));
    assertThat(thursday.activity().reversals()).isEqualTo(1);
    assertThat(thursday.unrealized()).isEqualTo(Money.usd(10));
    assertThat(thursday.dayPnl()).isEqualTo(Money.usd(-20));
    assertThat(bought.id()).isEqualTo(1);
  }

  @Test
  void namesWhatItHasNoPriceFor() {
    at("2013-01-02T15:00:00Z");
    fill(1, null, Side.BUY, "10", "20");
    at("2013-01-04T15:00:00Z");
    quotes.put("AAPL", new Quote("AAPL", Price.of(26), clock.machine().instant()));
    price(THURSDAY, "21");

    List<DailyPerformance> shown = performance.show(WEDNESDAY, FRIDAY, null);

    assertThat(shown.getFirst().unrealized()).isNull();
    assertThat(shown.getFirst().missing()).containsExactly(new Symbol("AAPL"));
    assertThat(shown.get(1).unrealized()).isEqualTo(Money.usd(10));
    assertThat(shown.get(1).dayPnl()).as("needs the date before").isNull();
    assertThat(shown.get(2).dayPnl()).isEqualTo(Money.usd(50));
  }

  @Test
  void keepsTheStrategiesApart() {
    at("2013-01-02T15:00:00Z");
    fill(1, "alpha", Side.BUY, "10", "20");
    fill(2, "beta", Side.SELL, "4", "22");
    price(WEDNESDAY, "21");
    at("2013-01-03T15:00:00Z");

    assertThat(performance.show(WEDNESDAY, WEDNESDAY, "alpha").getFirst().dayPnl())
        .isEqualTo(Money.usd(10));
    assertThat(performance.show(WEDNESDAY, WEDNESDAY, "beta").getFirst().dayPnl())
        .isEqualTo(Money.usd(4));
    assertThat(performance.show(WEDNESDAY, WEDNESDAY, null).getFirst().dayPnl())
        .isEqualTo(Money.usd(14));
    assertThat(days.heldAfter(WEDNESDAY)).containsExactly(new Symbol("AAPL"));
    assertThat(days.heldAfter(WEDNESDAY.minusDays(1))).isEmpty();
  }

  @Test
  void theDayBeginsWithWhatWasBookedOnEarlierDates() {
    at("2013-01-02T15:00:00Z");
    fill(1, null, Side.BUY, "10", "20");
    at("2013-01-03T15:00:00Z");
    fill(2, null, Side.BUY, "5", "30");

    DayHolding day = new JdbcHoldings(jdbc, Schema.ACCOUNT).since(THURSDAY, null).getFirst();

    assertThat(day.opening().quantity()).isEqualTo(SignedQuantity.of(10));
    assertThat(day.opening().cost()).isEqualTo(Money.usd(200));
    assertThat(day.holding().position().quantity()).isEqualTo(SignedQuantity.of(15));
  }

  /** What was shown of a day that is over does not change with what the vendor says later. */
  @Test
  void asksForAClosingPriceOnce() {
    var closes =
        new JdbcClosingPrices(
            jdbc,
            (session, symbols) -> {
              asked++;
              return vendor;
            });
    Symbol apple = new Symbol("AAPL");
    assertThat(closes.of(WEDNESDAY, Set.of(apple))).isEmpty();
    vendor.put(apple, Price.of(22));
    assertThat(closes.of(WEDNESDAY, Set.of(apple))).containsEntry(apple, Price.of(22));
    vendor.put(apple, Price.of(11));

    assertThat(closes.of(WEDNESDAY, Set.of(apple))).containsEntry(apple, Price.of(22));
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void recordsAClosedDayOnce() {
    days.close(new ClosedDay(WEDNESDAY, Instant.EPOCH, null, Money.usd(2)));
    days.close(new ClosedDay(WEDNESDAY, Instant.EPOCH, Money.usd(1), Money.usd(3)));

    assertThat(days.closed(WEDNESDAY, FRIDAY))
        .containsExactly(new ClosedDay(WEDNESDAY, Instant.EPOCH, null, Money.usd(2)));
    assertThat(days.lastClosed()).contains(WEDNESDAY);
  }

  private void at(String marketTime) {
    clock.setMarket(Instant.parse(marketTime));
  }

  private void price(LocalDate date, String price) {
    jdbc.sql("insert into closing_price (trading_date, symbol, price) values (?, 'AAPL', ?)")
        .params(date, Price.of(price).value())
        .update();
  }

  /** Books a fill of Apple's shares now. */
  private Fill fill(long id, @Nullable String strategy, Side side, String quantity, String price) {
    var order = new UUID(0, id);
    jdbc.sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, time_in_force, submitted_by, decision, status, status_rank,
                created_at, updated_at)
            values (?, 'paper', ?, 'x', ?, 'AAPL', ?, 'MARKET', 1, 'DAY', 'x', '{}', 'FILLED', 40,
                now(), now())
            """)
        .params(order, "c-" + id, strategy, side.name())
        .update();
    jdbc.sql(
            """
            insert into fill (fill_id, account, execution_id, derived_id, order_id, client_order_id,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at)
            overriding system value
            values (?, 'paper', ?, false, ?, ?, 'AAPL', ?, ?, ?, ?, 'poll', now())
            """)
        .params(
            id,
            "e-" + id,
            order,
            "c-" + id,
            side.name(),
            Quantity.of(quantity).value(),
            Price.of(price).value(),
            Quantity.of(quantity).value())
        .update();
    var fill =
        new Fill(
            id,
            new ExecutionId("e-" + id),
            new OrderId(order),
            new ClientOrderId("c-" + id),
            strategy,
            new Symbol("AAPL"),
            side,
            Quantity.of(quantity),
            Price.of(price),
            clock.instant(),
            clock.instant(),
            null,
            null);
    mover.fillCounted(fill);
    return fill;
  }
}
