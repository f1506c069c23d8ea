package io.breakwater.localstack.torture;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the gateways have written down, read from their tables. Thread-safe. */
final class GatewayRows {
  private final DataSource database;

  GatewayRows(DataSource database) {
    this.database = database;
  }

  /**
   * An order as the gateways have it.
   *
   * @param brokerOrderId null while they know of none
   * @param isExit whether it came with another, and was not sent by itself
   */
  record OrderRow(
      String clientOrderId,
      String status,
      String brokerOrderId,
      BigDecimal filled,
      int sends,
      boolean isExit) {}

  /** Every order that was not denied: a denial leaves its key unused. */
  List<OrderRow> orders() {
    return query(
        """
        select client_order_id, status, broker_order_id, filled_quantity, sends,
          exit_of is not null as is_exit
        from execution.orders where status <> 'DENIED'
        """,
        row ->
            new OrderRow(
                row.getString("client_order_id"),
                row.getString("status"),
                row.getString("broker_order_id"),
                row.getBigDecimal("filled_quantity"),
                row.getInt("sends"),
                row.getBoolean("is_exit")));
  }

  /** Signed shares of the whole account by symbol; a position of nothing is no position. */
  Map<String, BigDecimal> positions() {
    Map<String, BigDecimal> positions = new TreeMap<>();
    query(
        "select symbol, quantity from execution.position where book = '' and quantity <> 0",
        row ->
            positions.put(
                row.getString("symbol"), row.getBigDecimal("quantity").stripTrailingZeros()));
    return positions;
  }

  /** Broker order ids of what was noted as sent by somebody else. */
  List<String> foreignOrders() {
    return query(
        "select broker_order_id from execution.foreign_order",
        row -> row.getString("broker_order_id"));
  }

  /** Whether a fill of this order came by the broker's stream. */
  boolean isHeard(String clientOrderId) {
    return !query(
            "select 1 from execution.fill where source = 'stream' and client_order_id = '"
                + clientOrderId
                + "'",
            row -> true)
        .isEmpty();
  }

  boolean isFilled(String clientOrderId) {
    return orders().stream()
        .anyMatch(row -> row.clientOrderId().equals(clientOrderId) && row.filled().signum() > 0);
  }

  /** The broker's id of the execution that filled an order. */
  String executionOf(String clientOrderId) {
    return query(
            "select execution_id from execution.fill where client_order_id = '"
                + clientOrderId
                + "'",
            row -> row.getString("execution_id"))
        .getFirst();
  }

  /** Why symbols are in quarantine. */
  List<String> quarantines() {
    return lines("select symbol, kind, extent from execution.quarantine where state = 'OPEN'");
  }

  /** Webhooks that were kept under an id and have been settled. */
  long settledWebhooks(String id) {
    return query(
            "select 1 from execution.webhook_inbox where state = 'DONE' and webhook_id = '"
                + id
                + "'",
            row -> true)
        .size();
  }

  /** Numbers of the events that the chain lacks, has twice, or has in another place. */
  List<String> chainFaults() {
    return lines(
        """
        select sequence from execution.event
        where (select count(*) from execution.audit where event_sequence = event.sequence) <> 1
        union all
        select event_sequence from (
            select event_sequence, previous_hash, lag(hash) over (order by sequence) as before
            from execution.audit) as links
        where before is not null and previous_hash <> before
        """);
  }

  /** Numbers of the events that tell of orders. */
  List<Long> orderEvents() {
    return query(
        "select sequence from execution.event where type like 'order.%'",
        row -> row.getLong("sequence"));
  }

  /** Our id of an order. */
  String orderId(String clientOrderId) {
    return query(
            "select order_id from execution.orders where status <> 'DENIED' and client_order_id = '"
                + clientOrderId
                + "'",
            row -> row.getString("order_id"))
        .getFirst();
  }

  /** Whether an order has been without an outcome for longer than that. */
  boolean hasUnsettledFor(Duration age) {
    return !query(
            """
            select 1 from execution.orders where status in ('SENDING', 'UNKNOWN')
              and recorded_at < clock_timestamp() - interval '%d milliseconds' limit 1
            """
                .formatted(age.toMillis()),
            row -> true)
        .isEmpty();
  }

  /** What the gateways wrote down about an order, oldest first, with the machine's time. */
  List<String> story(String clientOrderId) {
    return lines(
        """
        select recorded_at, type, actor, details from execution.event
        where details ->> 'client_order_id' = '%s' order by sequence
        """
            .formatted(clientOrderId));
  }

  /** Each line that the query finds, its columns one behind the other. */
  List<String> lines(String sql) {
    return query(
        sql,
        row -> {
          List<String> columns = new ArrayList<>();
          for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            columns.add(row.getString(column));
          }
          return String.join(" ", columns);
        });
  }

  private <T> List<T> query(String sql, RowReader<T> reader) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError("the gateways' rows cannot be read", e);
    }
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
