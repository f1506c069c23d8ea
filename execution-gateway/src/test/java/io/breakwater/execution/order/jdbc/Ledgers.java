package io.breakwater.execution.order.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.boot.jdbc.PoolTransactions;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.audit.AuditConfiguration;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.halt.jdbc.JdbcTradingGate;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderObserver;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.order.ResendJudge;
import io.breakwater.execution.position.jdbc.JdbcExposure;
import io.breakwater.execution.position.jdbc.JdbcPositionMover;
import io.breakwater.execution.quarantine.QuarantineOnContradiction;
import io.breakwater.execution.quarantine.jdbc.JdbcQuarantineBook;
import io.breakwater.execution.risk.Decision;
import io.breakwater.execution.risk.Gates;
import io.breakwater.execution.risk.PreTradeRisk;
import io.breakwater.execution.risk.ResendRisk;
import io.breakwater.execution.risk.Verdict;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The adapters of this package over a real database, wired as the service wires them. */
final class Ledgers implements AutoCloseable {
  static final Duration SEND_DEADLINE = Duration.ofSeconds(2);

  final HikariDataSource pool;
  final JdbcClient jdbc;
  final MarketClock clock = SettableMarketClock.at("2013-01-02T15:00:00Z");
  final OrderRows rows;
  final OrderPathTransactions transactions;
  final JdbcOrderLedger ledger;
  final EventLog events;
  final JdbcQuarantineBook quarantine;

  Ledgers(TestDatabase database) {
    this(Schema.migrated(database));
  }

  /** Over a database that is migrated already. */
  Ledgers(HikariDataSource pool) {
    this.pool = pool;
    var template = new JdbcTemplate(pool);
    template.setExceptionTranslator(new OrderPathErrors());
    this.jdbc = JdbcClient.create(template);
    this.events = AuditConfiguration.eventLogOn(jdbc);
    this.quarantine =
        new JdbcQuarantineBook(
            jdbc,
            Schema.ACCOUNT,
            new PoolTransactions(new DataSourceTransactionManager(pool)),
            events,
            clock);
    this.rows = new OrderRows(jdbc, Schema.ACCOUNT, events, new Unobserved(), clock);
    this.transactions =
        new OrderPathTransactions(
            new PoolTransactions(new DataSourceTransactionManager(pool)), template);
    this.ledger =
        new JdbcOrderLedger(
            rows,
            transactions,
            new JdbcTradingGate(jdbc, Schema.ACCOUNT),
            new SymbolLock(jdbc),
            SEND_DEADLINE);
  }

  JdbcExecutionLedger executions() {
    return executions(new JdbcPositionMover(jdbc, Schema.ACCOUNT, clock, TradingCalendar.nyse()));
  }

  JdbcExecutionLedger executions(FillListener listener) {
    var fills = new FillRows(jdbc, Schema.ACCOUNT);
    return new JdbcExecutionLedger(
        rows,
        fills,
        new ReversalRows(jdbc, Schema.ACCOUNT, fills),
        new ForeignOrders(jdbc, Schema.ACCOUNT),
        transactions,
        listener,
        new QuarantineOnContradiction(quarantine));
  }

  JdbcRecoveryQueue recoveryQueue(String owner) {
    return new JdbcRecoveryQueue(
        rows, transactions, new JdbcTradingGate(jdbc, Schema.ACCOUNT), SEND_DEADLINE, owner);
  }

  JdbcCancelRequests cancelRequests() {
    return new JdbcCancelRequests(rows, transactions);
  }

  JdbcAdoptions adoptions() {
    return new JdbcAdoptions(rows, transactions, new SymbolLock(jdbc));
  }

  OrderBook book() {
    return new JdbcOrderBook(jdbc, Schema.ACCOUNT);
  }

  /** The gates of the service. */
  Judge gates() {
    return risk()::judge;
  }

  private PreTradeRisk risk() {
    return new PreTradeRisk(
        Gates.inOrder(),
        Optional::empty,
        quarantine,
        new JdbcExposure(jdbc, Schema.ACCOUNT),
        new JdbcRecentOrders(jdbc, Schema.ACCOUNT),
        clock,
        TradingCalendar.nyse());
  }

  /** What may stop a resend in the service. */
  ResendJudge resends() {
    return new ResendRisk(Gates.ofResend(), clock, TradingCalendar.nyse())::judge;
  }

  static ResendJudge allowResend() {
    return (_, _, _) -> new Decision(List.of(new Verdict.Passed("nothing", "nothing")));
  }

  /** A judge that lets everything through. */
  static Judge allow() {
    return (_, _) -> new Decision(List.of(new Verdict.Passed("nothing", "nothing")));
  }

  /** Writes an order down and returns it. */
  Order sending(String clientOrderId, String symbol, long quantity) {
    return sending(Orders.newOrder(clientOrderId, Orders.buy(symbol, quantity)));
  }

  Order sending(NewOrder order) {
    return switch (ledger.admit(order, allow())) {
      case Admission.Recorded(Order recorded) -> recorded;
      case Admission other -> throw new AssertionError("not recorded: " + other);
    };
  }

  /** Writes down so many orders in all that differ from that one by their ids alone. */
  void multiply(String clientOrderId, int many) {
    jdbc.sql(
            """
            insert into orders
            select (json_populate_record(o, json_build_object(
                'order_id', gen_random_uuid(), 'client_order_id', o.client_order_id || '-' || i,
                'broker_order_id', o.broker_order_id || '-' || i))).*
            from orders o, generate_series(2, :many) as i
            where o.client_order_id = :id
            """)
        .param("many", many)
        .param("id", clientOrderId)
        .update();
  }

  /** Of the table of orders, by this transaction, whatever way they were found. */
  long orderRowsRead() {
    return jdbc.sql(
            """
            select seq_tup_read + coalesce(idx_tup_fetch, 0)
            from pg_stat_xact_user_tables where relname = 'orders'
            """)
        .query(Long.class)
        .single();
  }

  /** Whether work gets done while an order for that symbol is being judged, and not after it. */
  boolean isDoneWhileJudging(String symbol, Supplier<?> work) throws Exception {
    var done = new AtomicBoolean();
    var begun = new AtomicReference<@Nullable Future<?>>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      ledger.admit(
          Orders.newOrder("c-judged", Orders.buy(symbol, 1)),
          (order, gate) -> {
            Future<?> working = workers.submit(() -> Patience.with(work));
            begun.set(working);
            awaitEndOrLock(working);
            done.set(working.isDone());
            return allow().judge(order, gate);
          });
    }
    Objects.requireNonNull(begun.get()).get();
    return done.get();
  }

  /** Gives up in time for the transaction that it is called in. */
  private void awaitEndOrLock(Future<?> working) {
    for (int i = 0; i < 50 && !working.isDone() && count("pg_locks where not granted") == 0; i++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  Order read(OrderId id) {
    return book().find(id).orElseThrow();
  }

  int count(String fromWhere) {
    return jdbc.sql("select count(*) from " + fromWhere).query(Integer.class).single();
  }

  /** As if everything that the database's clock measures had begun that much earlier. */
  void age(Order order, Duration by) {
    jdbc.sql(
            """
            update orders set recorded_at = recorded_at - :s * interval '1 second',
                send_deadline = send_deadline - :s * interval '1 second',
                next_lookup_at = next_lookup_at - :s * interval '1 second',
                unknown_since = unknown_since - :s * interval '1 second',
                first_absent_at = first_absent_at - :s * interval '1 second'
            where order_id = :id
            """)
        .param("s", by.toSeconds())
        .param("id", order.id().value())
        .update();
  }

  @Override
  public void close() {
    pool.close();
  }

  private static final class Unobserved implements OrderObserver {
    @Override
    public void admitted(Order order) {}

    @Override
    public void changedTo(OrderStatus status) {}

    @Override
    public void countedFill(EvidenceSource source) {}

    @Override
    public void overfilled(Order order) {}
  }
}
