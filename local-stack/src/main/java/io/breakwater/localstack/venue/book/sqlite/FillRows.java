package io.breakwater.localstack.venue.book.sqlite;

import static io.breakwater.localstack.venue.book.sqlite.Columns.instant;
import static io.breakwater.localstack.venue.book.sqlite.Columns.nanos;
import static io.breakwater.localstack.venue.book.sqlite.Columns.text;

import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills to rows and back. */
final class FillRows {
  private static final String INSERT =
      """
      INSERT INTO fill (execution_id, order_id, symbol, side, quantity, price,
        cumulative_quantity, leaves_quantity, position_after, at)
      VALUES (:executionId, :orderId, :symbol, :side, :quantity, :price,
        :cumulativeQuantity, :leavesQuantity, :positionAfter, :at)
      """;

  private FillRows() {}

  static void insert(JdbcClient jdbc, Fill fill) {
    jdbc.sql(INSERT)
        .param("executionId", fill.executionId().toString())
        .param("orderId", fill.orderId().toString())
        .param("symbol", fill.symbol())
        .param("side", fill.side().name())
        .param("quantity", fill.quantity().toString())
        .param("price", fill.price().toString())
        .param("cumulativeQuantity", fill.cumulativeQuantity().toString())
        .param("leavesQuantity", fill.leavesQuantity().toString())
        .param("positionAfter", fill.positionAfter().toString())
        .param("at", nanos(fill.at()))
        .update();
  }

  static void takeBack(JdbcClient jdbc, Fill fill) {
    int rows =
        jdbc.sql("UPDATE fill SET taken_back = 1 WHERE execution_id = ? AND taken_back = 0")
            .param(fill.executionId().toString())
            .update();
    if (rows != 1) {
      throw new IllegalStateException("no such fill counts: " + fill.executionId());
    }
  }

  static Fill map(ResultSet row, int number) throws SQLException {
    return new Fill(
        UUID.fromString(text(row, "execution_id")),
        new OrderId(UUID.fromString(text(row, "order_id"))),
        text(row, "symbol"),
        Side.valueOf(text(row, "side")),
        Quantity.of(text(row, "quantity")),
        Price.of(text(row, "price")),
        Quantity.of(text(row, "cumulative_quantity")),
        Quantity.of(text(row, "leaves_quantity")),
        SignedQuantity.of(text(row, "position_after")),
        instant(row, "at"));
  }
}
