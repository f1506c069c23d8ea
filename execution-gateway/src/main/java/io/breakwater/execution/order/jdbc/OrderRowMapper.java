package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.OrderType;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderOrigin;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Replaces;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a row to an order or a fill. */
final class OrderRowMapper {

  static final String COLUMNS =
      """
      order_id, client_order_id, strategy, symbol, side, type, quantity, notional, limit_price,
      stop_price, trail_price, trail_percent, time_in_force, extended_hours, order_class,
      take_profit_price, stop_loss_price, stop_loss_limit_price, replaces,
      replaces_broker_order_id, exit_of, origin, status, reason, broker_order_id, broker_status, broker_updated_at, broker_filled_quantity,
      filled_quantity, filled_notional, fills_reversed_at, created_at, updated_at,
      cancel_requested_at, version
      """;

  static final String FILL_COLUMNS =
      """
      fill_id, execution_id, order_id, client_order_id, strategy, symbol, side, quantity, price,
      executed_at, recorded_at, corrects,
      (select reversed_at from fill_reversal where fill_reversal.fill_id = fill.fill_id)
          as reversed_at
      """;

  private OrderRowMapper() {}

  static Order order(ResultSet row, int number) throws SQLException {
    return new Order(
        new OrderId(row.getObject("order_id", UUID.class)),
        new ClientOrderId(row.getString("client_order_id")),
        row.getString("strategy"),
        terms(row),
        replaces(row),
        exitOf(row),
        OrderOrigin.valueOf(row.getString("origin")),
        progress(row),
        row.getInt("version"),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        instantOrNull(row, "cancel_requested_at"));
  }

  static Fill fill(ResultSet row, int number) throws SQLException {
    return new Fill(
        row.getLong("fill_id"),
        new ExecutionId(row.getString("execution_id")),
        new OrderId(row.getObject("order_id", UUID.class)),
        new ClientOrderId(row.getString("client_order_id")),
        row.getString("strategy"),
        new Symbol(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        Quantity.of(row.getBigDecimal("quantity")),
        Price.of(row.getBigDecimal("price")),
        instant(row, "executed_at"),
        instant(row, "recorded_at"),
        row.getObject("corrects", Long.class),
        instantOrNull(row, "reversed_at"));
  }

  private static OrderTerms terms(ResultSet row) throws SQLException {
    return new OrderTerms(
        new Symbol(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        amount(row),
        Pricing.of(
            OrderType.valueOf(row.getString("type")),
            price(row, "limit_price"),
            price(row, "stop_price"),
            price(row, "trail_price"),
            row.getBigDecimal("trail_percent")),
        TimeInForce.valueOf(row.getString("time_in_force")),
        row.getBoolean("extended_hours"),
        exits(row));
  }

  private static @Nullable Replaces replaces(ResultSet row) throws SQLException {
    UUID replaced = row.getObject("replaces", UUID.class);
    return replaced == null
        ? null
        : new Replaces(
            new OrderId(replaced), new BrokerOrderId(row.getString("replaces_broker_order_id")));
  }

  private static OrderAmount amount(ResultSet row) throws SQLException {
    BigDecimal quantity = row.getBigDecimal("quantity");
    return quantity == null
        ? new OrderAmount.Notional(Money.usd(row.getBigDecimal("notional")))
        : new OrderAmount.Shares(Quantity.of(quantity));
  }

  private static Exits exits(ResultSet row) throws SQLException {
    Price profit = price(row, "take_profit_price");
    Price stop = price(row, "stop_loss_price");
    return Exits.of(
        row.getString("order_class"),
        profit == null ? null : new Exits.TakeProfit(profit),
        stop == null ? null : new Exits.StopLoss(stop, price(row, "stop_loss_limit_price")));
  }

  private static @Nullable OrderId exitOf(ResultSet row) throws SQLException {
    UUID exitOf = row.getObject("exit_of", UUID.class);
    return exitOf == null ? null : new OrderId(exitOf);
  }

  private static @Nullable Price price(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Price.of(value);
  }

  private static OrderProgress progress(ResultSet row) throws SQLException {
    String brokerOrderId = row.getString("broker_order_id");
    return new OrderProgress(
        OrderStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        brokerOrderId == null ? null : new BrokerOrderId(brokerOrderId),
        row.getString("broker_status"),
        instantOrNull(row, "broker_updated_at"),
        Quantity.of(row.getBigDecimal("broker_filled_quantity")),
        Quantity.of(row.getBigDecimal("filled_quantity")),
        Money.usd(row.getBigDecimal("filled_notional")),
        instantOrNull(row, "fills_reversed_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
