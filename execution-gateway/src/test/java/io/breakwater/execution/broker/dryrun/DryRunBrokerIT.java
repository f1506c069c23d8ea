package io.breakwater.execution.broker.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerContract;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunBrokerIT extends BrokerContract {
  private static final Instant MORNING = Instant.parse("2013-01-02T15:00:00Z");

  private final SettableMarketClock clock = SettableMarketClock.at(MORNING.toString());
  private HikariDataSource pool;

  @BeforeAll
  void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    JdbcClient.create(pool).sql("truncate dry_run_account cascade").update();
    clock.setMarket(MORNING);
  }

  @Override
  protected Broker broker() {
    return brokerOf("dry-run", pool);
  }

  @Override
  protected BrokerAccount account() {
    return new DryRunAccount(bookOf("dry-run", pool));
  }

  @Override
  protected BrokerBook book() {
    return new DryRunLists(bookOf("dry-run", pool));
  }

  static Stream<OrderTerms> everyKindOfTerms() {
    var shares = new OrderAmount.Shares(Quantity.of("10"));
    return Stream.of(
        terms(new OrderAmount.Notional(Money.usd("100.50")), new Pricing.Market(), false),
        terms(new OrderAmount.Shares(Quantity.of("0.125")), new Pricing.Market(), false),
        terms(shares, new Pricing.Stop(Price.of("21")), false),
        terms(shares, new Pricing.StopLimit(Price.of("21"), Price.of("21.50")), false),
        terms(
            shares,
            new Pricing.TrailingStop(new Pricing.Trail.ByPercent(new BigDecimal("2.5"))),
            false),
        terms(shares, new Pricing.TrailingStop(new Pricing.Trail.ByPrice(Price.of("0.75"))), false),
        terms(shares, new Pricing.Limit(Price.of("20")), true));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfTerms")
  void readsBackWhatItWasAskedFor(OrderTerms terms) {
    BrokerOrder taken = accepted(submit("c-1", terms));

    assertThat(found("c-1")).isEqualTo(taken);
    assertThat(found("c-1").isWhatWasAskedFor(terms)).isTrue();
    assertThat(found("c-1").terms().inOurWords()).contains(terms);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2013-01-02T21:00:00Z",
    "CLS, 2013-01-02T21:00:00Z",
    "OPG, 2013-01-03T14:30:00Z",
    // Ninety days on is 2 April; the clocks have gone forward by then.
    "GTC, 2013-04-02T20:00:00Z"
  })
  void endsAnOrderByItsTimeInForce(TimeInForce timeInForce, Instant end) {
    accepted(submit("c-1", terms("10", "20", timeInForce, new Exits.None())));

    clock.setMarket(end.minusMillis(1));
    assertThat(found("c-1").status()).isEqualTo(BrokerOrderStatus.ACCEPTED);
    assertThat(open()).containsExactly("c-1");
    clock.setMarket(end);
    BrokerOrder ended = found("c-1");
    assertThat(ended.status()).isEqualTo(BrokerOrderStatus.EXPIRED);
    assertThat(ended.updatedAt()).isEqualTo(end);
    assertThat(open()).isEmpty();
    assertThat(broker().cancelAll()).isZero();
    assertThat(broker().cancel(ended.id())).isInstanceOf(CancelReply.NotCancelable.class);
    assertThat(replace(ended, "c-2", limit("11", "20"))).isInstanceOf(SendOutcome.Refused.class);
    assertThat(found("c-1").status()).isEqualTo(BrokerOrderStatus.EXPIRED);
  }

  @Test
  void endsAnOrderForExtendedHoursFourHoursAfterTheClose() {
    submit(
        "c-1",
        terms(new OrderAmount.Shares(Quantity.of(1)), new Pricing.Limit(Price.of("20")), true));

    clock.setMarket(Instant.parse("2013-01-03T00:59:59Z"));
    assertThat(open()).containsExactly("c-1");
    clock.setMarket(Instant.parse("2013-01-03T01:00:00Z"));
    assertThat(open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"IOC", "FOK"})
  void hasCanceledAtOnceWhatOnlyLivesForTheMoment(TimeInForce timeInForce) {
    BrokerOrder taken = accepted(submit("c-1", terms("10", "20", timeInForce, new Exits.None())));

    assertThat(taken.status()).isEqualTo(BrokerOrderStatus.CANCELED);
    assertThat(found("c-1").status()).isEqualTo(BrokerOrderStatus.CANCELED);
  }

  @Test
  void cancelsExitsWithWhatTheyAreToClose() {
    BrokerOrder order = accepted(submit("c-1", bracket()));
    accepted(submit("c-2", limit("10", "20")));
    assertThat(open()).hasSize(4);

    broker().cancel(order.id());

    assertThat(open()).containsExactly("c-2");
    assertThat(found("c-1").legs())
        .extracting(BrokerOrder::status)
        .containsOnly(BrokerOrderStatus.CANCELED);
  }

  @Test
  void leavesExitsToTheReplacement() {
    BrokerOrder order = accepted(submit("c-1", bracket()));
    OrderTerms lower = terms("10", "19", TimeInForce.DAY, bracket().exits());

    BrokerOrder replacement = accepted(replace(order, "c-2", lower));

    assertThat(replacement.isReplacementAskedFor(lower)).isTrue();
    assertThat(replacement.legs()).isEqualTo(order.legs());
    assertThat(replace(replacement, "c-3", terms("9", "19", TimeInForce.DAY, bracket().exits())))
        .as("another size than that of its exits")
        .isInstanceOf(SendOutcome.Refused.class);
    broker().cancel(replacement.id());
    assertThat(open()).isEmpty();
  }

  @Test
  void replacesAnExitByAnExit() {
    BrokerOrder order = accepted(submit("c-1", bracket()));
    BrokerOrder profit = order.legs().getFirst();

    BrokerOrder replacement =
        accepted(
            replace(
                profit,
                "c-2",
                OrderTerms.of(
                    AAPL,
                    Side.SELL,
                    Quantity.of(10),
                    new Pricing.Limit(Price.of("26")),
                    TimeInForce.DAY)));

    assertThat(replacement.status()).isEqualTo(BrokerOrderStatus.HELD);
    broker().cancel(order.id());
    assertThat(found("c-2").status()).isEqualTo(BrokerOrderStatus.CANCELED);
  }

  @Test
  void makesTheOtherExitOfAnOcoOnItsOwnSide() {
    BrokerOrder order =
        accepted(
            submit(
                "c-1",
                new OrderTerms(
                    AAPL,
                    Side.SELL,
                    new OrderAmount.Shares(Quantity.of(10)),
                    new Pricing.Limit(Price.of("25")),
                    TimeInForce.GTC,
                    false,
                    new Exits.OneCancelsOther(new Exits.StopLoss(Price.of("15"), null)))));

    assertThat(order.legs())
        .extracting(leg -> leg.side() + " " + leg.terms().type())
        .containsExactly("SELL stop");
  }

  @Test
  void doesNotReplaceAnOrderByMoney() {
    BrokerOrder order =
        accepted(
            submit(
                "c-1",
                terms(new OrderAmount.Notional(Money.usd("100")), new Pricing.Market(), false)));

    assertThat(replace(order, "c-2", limit("1", "20"))).isInstanceOf(SendOutcome.Refused.class);
    assertThat(open()).containsExactly("c-1");
  }

  @Test
  void refusesReplacementsWhileTradingIsSuspended() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20")));
    account().suspendTrading(true);

    assertThat(replace(order, "c-2", limit("11", "20"))).isInstanceOf(SendOutcome.Refused.class);
    assertThat(open()).containsExactly("c-1");
  }

  @Test
  void holdsNothing() {
    assertThat(account().snapshot().cash()).isEqualTo(Money.zero(Money.USD));
    assertThat(account().snapshot().equity()).isEqualTo(Money.zero(Money.USD));
    assertThat(account().number()).isEqualTo("DRY-RUN");
  }

  @Test
  void keepsAccountsApart() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20")));
    Broker other = brokerOf("another", pool);

    assertThat(other.find(order.id())).isEqualTo(new OrderLookup.Absent());
    assertThat(other.find(new ClientOrderId("c-1"))).isEqualTo(new OrderLookup.Absent());
    assertThat(other.openOrders()).isEmpty();
    assertThat(other.cancelAll()).isZero();
    assertThat(other.cancel(order.id())).isInstanceOf(CancelReply.NotCancelable.class);
    assertThat(open()).containsExactly("c-1");
  }

  @Test
  void takesAnIdOnceHoweverManyGatewaysSendItAtOnce() throws Exception {
    accepted(submit("c-0", limit("10", "20")));
    int senders = 8;
    var start = new CyclicBarrier(senders);
    List<SendOutcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SendOutcome>> sent = new ArrayList<>();
      for (int i = 0; i < senders; i++) {
        Callable<SendOutcome> send =
            () -> {
              start.await();
              return submit("c-1", limit("10", "20"));
            };
        sent.add(threads.submit(send));
      }
      for (Future<SendOutcome> one : sent) {
        outcomes.add(one.get());
      }
    }

    assertThat(outcomes).filteredOn(SendOutcome.Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(SendOutcome.Duplicate.class::isInstance).hasSize(senders - 1);
  }

  /** Whoever waits for the account may find the window closed when the turn comes. */
  @Test
  void looksAtTheWindowOnceItHasTheAccountToItself(TestDatabase database) {
    List<Integer> free = new ArrayList<>();
    var order = new OrderInstruction(new ClientOrderId("c-2"), limit("10", "20"));
    accepted(submit("c-1", limit("10", "20")));

    broker()
        .submit(
            order,
            () -> {
              free.add(
                  database
                      .jdbc()
                      .sql("select account from dry_run_account for update skip locked")
                      .query(String.class)
                      .list()
                      .size());
              return false;
            });

    assertThat(free).containsExactly(0);
  }

  @Test
  void isABrokerThatDoesNotAnswerWhereTheDatabaseDoesNot(TestDatabase database) {
    var away = new HikariConfig();
    away.setJdbcUrl(database.url().replaceFirst(":\\d+/", ":1/"));
    away.setUsername(database.username());
    away.setInitializationFailTimeout(-1);
    away.setConnectionTimeout(250);
    try (var nowhere = new HikariDataSource(away)) {
      Broker broker = brokerOf("dry-run", nowhere);
      var order = new OrderInstruction(new ClientOrderId("c-1"), limit("10", "20"));

      assertThat(broker.submit(order, () -> true)).isInstanceOf(SendOutcome.Unclear.class);
      assertThat(broker.find(order.clientOrderId())).isInstanceOf(OrderLookup.Unreadable.class);
      assertThat(broker.cancel(new BrokerOrderId("b-1"))).isInstanceOf(CancelReply.Unclear.class);
      assertThatThrownBy(broker::cancelAll).isInstanceOf(BrokerUnreadableException.class);
      assertThatThrownBy(broker::openOrders).isInstanceOf(BrokerUnreadableException.class);
    }
  }

  private static OrderTerms terms(OrderAmount amount, Pricing pricing, boolean extendedHours) {
    return new OrderTerms(AAPL, Side.BUY, amount, pricing, TimeInForce.DAY, extendedHours);
  }

  private Broker brokerOf(String account, DataSource source) {
    return new DryRunBroker(bookOf(account, source), new Expiry(TradingCalendar.nyse()));
  }

  private DryRunBook bookOf(String account, DataSource source) {
    return new DryRunBook(
        new DryRunRows(JdbcClient.create(source), account),
        DryRunBook.onItsOwn(new DataSourceTransactionManager(source), Duration.ofSeconds(10)),
        clock);
  }
}
