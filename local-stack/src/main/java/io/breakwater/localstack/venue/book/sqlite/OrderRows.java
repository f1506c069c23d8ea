package io.breakwater.localstack.venue.book.sqlite;

import static io.breakwater.localstack.venue.book.sqlite.Columns.instant;
import static io.breakwater.localstack.venue.book.sqlite.Columns.instantOrNull;
import static io.breakwater.localstack.venue.book.sqlite.Columns.nanos;
import static io.breakwater.localstack.venue.book.sqlite.Columns.nanosOrNull;
import static io.breakwater.localstack.venue.book.sqlite.Columns.text;

import io.breakwater.localstack.venue.book.ClientOrderIdUsedException;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Links;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderClass;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Prices;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Orders to rows and back. */
final class OrderRows {
  private static final String INSERT =
      """
      INSERT INTO orders (id, client_order_id, symbol, side, type, time_in_force, quantity,
        limit_price, reserve_price, submitted_at, expires_at, status, open, filled_quantity,
        filled_value, updated_at, ended_at, stop_price, trail_price, trail_percent,
        extended_hours, notional, high_water, triggered_at, replaces, replaced_by,
        order_class, parent, role)
      VALUES (:id, :clientOrderId, :symbol, :side, :type, :timeInForce, :quantity,
        :limitPrice, :reservePrice, :submittedAt, :expiresAt, :status, :open, :filledQuantity,
        :filledValue, :updatedAt, :endedAt, :stopPrice, :trailPrice, :trailPercent,
        :extendedHours, :notional, :highWater, :triggeredAt, :replaces, :replacedBy,
        :orderClass, :parent, :role)
      """;
  private static final String UPDATE =
      """
      UPDATE orders SET status = :status, open = :open, filled_quantity = :filledQuantity,
        filled_value = :filledValue, updated_at = :updatedAt, ended_at = :endedAt,
        quantity = :quantity, high_water = :highWater, triggered_at = :triggeredAt,
        replaced_by = :replacedBy
      WHERE id = :id
      """;

  private OrderRows() {}

  static void insert(JdbcClient jdbc, Order order) {
    OrderTerms terms = order.terms();
    Trail trail = terms.prices().trail();
    Family family = order.links().family();
    try {
      withProgress(jdbc.sql(INSERT), order)
          .param("clientOrderId", terms.clientOrderId().value())
          .param("symbol", terms.symbol())
          .param("side", terms.side().name())
          .param("type", terms.type().name())
          .param("timeInForce", terms.timeInForce().name())
          .param("stopPrice", textOrNull(terms.prices().stop()))
          .param("trailPrice", trail instanceof Trail.By(var by) ? by.toString() : null)
          .param(
              "trailPercent",
              trail instanceof Trail.Percent(var percent) ? percent.toPlainString() : null)
          .param("orderClass", family == null ? null : family.orderClass().name())
          .param("parent", family == null ? null : family.parent().toString())
          .param("role", family == null ? null : family.role().name())
          .param("replaces", textOrNull(order.links().replaces()))
          .param("extendedHours", terms.extendedHours() ? 1 : 0)
          .param(
              "notional",
              terms.notional() == null ? null : terms.notional().amount().toPlainString())
          .param("limitPrice", textOrNull(terms.limitPrice()))
          .param("reservePrice", textOrNull(order.reservePrice()))
          .param("submittedAt", nanos(order.submittedAt()))
          .param("expiresAt", nanos(order.expiresAt()))
          .update();
    } catch (DataAccessException e) {
      if (isUsedTwice(e)) {
        throw new ClientOrderIdUsedException(terms.clientOrderId(), e);
      }
      throw e;
    }
  }

  static void update(JdbcClient jdbc, Order order) {
    int rows = withProgress(jdbc.sql(UPDATE), order).update();
    if (rows != 1) {
      throw new IllegalStateException("order %s is not in the book".formatted(order.id()));
    }
  }

  static Order map(ResultSet row, int number) throws SQLException {
    return new Order(
        new OrderId(UUID.fromString(text(row, "id"))),
        terms(row),
        priceOrNull(row, "reserve_price"),
        instant(row, "submitted_at"),
        instant(row, "expires_at"),
        progress(row),
        new Order.Trigger(priceOrNull(row, "high_water"), instantOrNull(row, "triggered_at")),
        new Links(idOrNull(row, "replaces"), idOrNull(row, "replaced_by"), family(row)));
  }

  private static @Nullable Family family(ResultSet row) throws SQLException {
    OrderId parent = idOrNull(row, "parent");
    return parent == null
        ? null
        : new Family(
            OrderClass.valueOf(text(row, "order_class")),
            parent,
            Family.Role.valueOf(text(row, "role")));
  }

  private static Order.Progress progress(ResultSet row) throws SQLException {
    return new Order.Progress(
        OrderStatus.valueOf(text(row, "status")),
        Quantity.of(text(row, "filled_quantity")),
        Money.usd(text(row, "filled_value")),
        instant(row, "updated_at"),
        instantOrNull(row, "ended_at"));
  }

  private static OrderTerms terms(ResultSet row) throws SQLException {
    return new OrderTerms(
        new ClientOrderId(text(row, "client_order_id")),
        text(row, "symbol"),
        Side.valueOf(text(row, "side")),
        OrderType.valueOf(text(row, "type")),
        TimeInForce.valueOf(text(row, "time_in_force")),
        Quantity.of(text(row, "quantity")),
        new Prices(priceOrNull(row, "limit_price"), priceOrNull(row, "stop_price"), trail(row)),
        row.getInt("extended_hours") == 1,
        notional(row));
  }

  private static @Nullable Trail trail(ResultSet row) throws SQLException {
    Price amount = priceOrNull(row, "trail_price");
    String percent = row.getString("trail_percent");
    if (amount != null) {
      return new Trail.By(amount);
    }
    return percent == null ? null : new Trail.Percent(new BigDecimal(percent));
  }

  private static @Nullable Money notional(ResultSet row) throws SQLException {
    String text = row.getString("notional");
    return text == null ? null : Money.usd(text);
  }

  private static JdbcClient.StatementSpec withProgress(
      JdbcClient.StatementSpec statement, Order order) {
    return statement
        .param("id", order.id().toString())
        .param("status", order.status().name())
        .param("open", order.isOpen() ? 1 : 0)
        .param("filledQuantity", order.filledQuantity().toString())
        .param("filledValue", order.filledValue().amount().toPlainString())
        .param("quantity", order.terms().quantity().toString())
        .param("highWater", textOrNull(order.trigger().highWater()))
        .param("replacedBy", textOrNull(order.links().replacedBy()))
        .param("triggeredAt", nanosOrNull(order.trigger().at()))
        .param("updatedAt", nanos(order.updatedAt()))
        .param("endedAt", nanosOrNull(order.endedAt()));
  }

  /** The order's own id is random: only the client's can meet itself. */
  private static boolean isUsedTwice(DataAccessException e) {
    return e instanceof DataIntegrityViolationException
        || (e.getMostSpecificCause() instanceof SQLiteException cause
            && cause.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
  }

  private static @Nullable String textOrNull(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable OrderId idOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new OrderId(UUID.fromString(text));
  }

  private static @Nullable Price priceOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : Price.of(text);
  }
}
