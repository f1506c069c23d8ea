package io.breakwater.execution.broker.dryrun;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one account. An order that is still open when its time in force ends reads as expired
 * from then on; no row has to be touched for that. Thread-safe.
 */
final class DryRunRows {
  private static final String OPEN = " status in ('accepted', 'held') and expires_at > :now ";
  private static final String SELECT =
      """
      select arrival, broker_order_id, client_order_id, symbol, side, type, quantity, notional,
          limit_price, stop_price, trail_price, trail_percent, time_in_force, extended_hours,
          order_class,
          case when status in ('accepted', 'held') and expires_at <= :now
              then 'expired' else status end as word,
          case when status in ('accepted', 'held') and expires_at <= :now
              then expires_at else updated_at end as word_at
      from dry_run_order where account = :account
      """;

  private final JdbcClient jdbc;
  private final String account;

  DryRunRows(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  /** Keeps others out until the end of the transaction; returns whether trading is suspended. */
  boolean lockAccount() {
    return jdbc.sql(
            """
            insert into dry_run_account (account) values (:account)
            on conflict (account) do update set suspended = dry_run_account.suspended
            returning suspended
            """)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  void suspend(boolean suspended) {
    jdbc.sql("update dry_run_account set suspended = :suspended where account = :account")
        .param("suspended", suspended)
        .param("account", account)
        .update();
  }

  Optional<BrokerOrder> find(ClientOrderId id, Instant now) {
    return select(" and client_order_id = :id", now)
        .param("id", id.value())
        .query(DryRunRows::order)
        .optional()
        .map(order -> withExits(order, now));
  }

  Optional<BrokerOrder> find(BrokerOrderId id, Instant now) {
    return select(" and broker_order_id = :id", now)
        .param("id", id.value())
        .query(DryRunRows::order)
        .optional()
        .map(order -> withExits(order, now));
  }

  /** Oldest first, exits among them. */
  List<BrokerOrder> open(int most, Instant now) {
    return select(" and" + OPEN + "order by arrival limit :most", now)
        .param("most", most)
        .query(DryRunRows::order)
        .list();
  }

  /** Newest first, exits among them. */
  List<BrokerOrder> since(Instant after, int most, Instant now) {
    return select(" and submitted_at > :after order by arrival desc limit :most", now)
        .param("after", after.atOffset(UTC))
        .param("most", most)
        .query(DryRunRows::order)
        .list();
  }

  /** Newest first, each with its exits. */
  List<BrokerOrder> entries(int most, Instant now) {
    return select(" and exit_of is null order by arrival desc limit :most", now)
        .param("most", most)
        .query(DryRunRows::order)
        .list()
        .stream()
        .map(order -> withExits(order, now))
        .toList();
  }

  /**
   * Writes an order down, and its exits behind it.
   *
   * @param exitOf the order that it is an exit of
   * @param replaces the order in whose place it stands
   */
  void insert(
      BrokerOrder order,
      @Nullable BrokerOrderId exitOf,
      @Nullable BrokerOrderId replaces,
      Instant expiresAt) {
    BrokerTerms terms = order.terms();
    jdbc.sql(
            """
            insert into dry_run_order (account, broker_order_id, client_order_id, symbol, side,
                type, quantity, notional, limit_price, stop_price, trail_price, trail_percent,
                time_in_force, extended_hours, order_class, exit_of, replaces, status, expires_at,
                submitted_at, updated_at)
            values (:account, :id, :clientOrderId, :symbol, :side,
                :type, :quantity, :notional, :limitPrice, :stopPrice, :trailPrice, :trailPercent,
                :timeInForce, :extendedHours, :orderClass, :exitOf, :replaces, :status, :expiresAt,
                :now, :now)
            """)
        .param("account", account)
        .param("id", order.id().value())
        .param("clientOrderId", order.clientOrderId().value())
        .param("symbol", terms.symbol().value())
        .param("side", terms.side().name())
        .param("type", terms.type())
        .param("quantity", terms.quantity() == null ? null : terms.quantity().value())
        .param("notional", terms.notional() == null ? null : terms.notional().amount())
        .param("limitPrice", valueOf(terms.limitPrice()))
        .param("stopPrice", valueOf(terms.stopPrice()))
        .param("trailPrice", valueOf(terms.trailPrice()))
        .param("trailPercent", terms.trailPercent())
        .param("timeInForce", terms.timeInForce())
        .param("extendedHours", terms.extendedHours())
        .param("orderClass", terms.orderClass())
        .param("exitOf", valueOf(exitOf))
        .param("replaces", valueOf(replaces))
        .param("status", order.statusText())
        .param("expiresAt", expiresAt.atOffset(UTC))
        .param("now", order.updatedAt().atOffset(UTC))
        .update();
    order.legs().forEach(exit -> insert(exit, order.id(), null, expiresAt));
  }

  /** Cancels what is open of an order and its exits; returns how many orders that were. */
  int cancel(BrokerOrderId id, Instant now) {
    return jdbc.sql(
            """
            update dry_run_order set status = 'canceled', updated_at = :now
            where account = :account and
                coalesce(exit_of, broker_order_id) =
                    (select coalesce(exit_of, broker_order_id) from dry_run_order
                     where account = :account and broker_order_id = :id)
                and
            """
                + OPEN)
        .param("account", account)
        .param("id", id.value())
        .param("now", now.atOffset(UTC))
        .update();
  }

  int cancelAll(Instant now) {
    return jdbc.sql(
            """
            update dry_run_order set status = 'canceled', updated_at = :now
            where account = :account and
            """
                + OPEN)
        .param("account", account)
        .param("now", now.atOffset(UTC))
        .update();
  }

  /** Ends an order in whose place another now stands, which takes its exits over. */
  void replaced(BrokerOrderId id, BrokerOrderId by, Instant now) {
    jdbc.sql(
            """
            update dry_run_order set status = 'replaced', updated_at = :now
            where account = :account and broker_order_id = :id
            """)
        .param("account", account)
        .param("id", id.value())
        .param("now", now.atOffset(UTC))
        .update();
    jdbc.sql("update dry_run_order set exit_of = :by where account = :account and exit_of = :id")
        .param("account", account)
        .param("id", id.value())
        .param("by", by.value())
        .update();
  }

  Optional<BrokerOrderId> exitOf(BrokerOrderId id) {
    return jdbc.sql(
            """
            select exit_of from dry_run_order
            where account = :account and broker_order_id = :id and exit_of is not null
            """)
        .param("account", account)
        .param("id", id.value())
        .query((row, _) -> new BrokerOrderId(row.getString("exit_of")))
        .optional();
  }

  private BrokerOrder withExits(BrokerOrder order, Instant now) {
    List<BrokerOrder> exits =
        select(" and exit_of = :id order by arrival", now)
            .param("id", order.id().value())
            .query(DryRunRows::order)
            .list();
    return order(
        order.id(),
        order.clientOrderId(),
        order.terms(),
        order.statusText(),
        order.updatedAt(),
        exits);
  }

  private JdbcClient.StatementSpec select(String where, Instant now) {
    return jdbc.sql(SELECT + where).param("account", account).param("now", now.atOffset(UTC));
  }

  /** An order as this broker tells of it: nothing is ever filled. */
  static BrokerOrder order(
      BrokerOrderId id,
      ClientOrderId clientOrderId,
      BrokerTerms terms,
      String status,
      Instant at,
      List<BrokerOrder> exits) {
    return new BrokerOrder(
        id,
        clientOrderId,
        terms,
        BrokerOrderStatus.of(status),
        status,
        Quantity.ZERO,
        null,
        at,
        exits);
  }

  private static BrokerOrder order(ResultSet row, int number) throws SQLException {
    BigDecimal quantity = row.getBigDecimal("quantity");
    BigDecimal notional = row.getBigDecimal("notional");
    return order(
        new BrokerOrderId(row.getString("broker_order_id")),
        new ClientOrderId(row.getString("client_order_id")),
        new BrokerTerms(
            new Symbol(row.getString("symbol")),
            Side.valueOf(row.getString("side")),
            row.getString("type"),
            quantity == null ? null : Quantity.of(quantity),
            notional == null ? null : Money.usd(notional),
            price(row, "limit_price"),
            price(row, "stop_price"),
            price(row, "trail_price"),
            row.getBigDecimal("trail_percent"),
            row.getString("time_in_force"),
            row.getBoolean("extended_hours"),
            row.getString("order_class")),
        row.getString("word"),
        row.getObject("word_at", OffsetDateTime.class).toInstant(),
        List.of());
  }

  private static @Nullable Price price(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Price.of(value);
  }

  private static @Nullable BigDecimal valueOf(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable String valueOf(@Nullable BrokerOrderId id) {
    return id == null ? null : id.value();
  }
}
