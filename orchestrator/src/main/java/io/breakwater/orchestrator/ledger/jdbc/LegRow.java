package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.target.PlannedLeg;
import io.breakwater.orchestrator.target.SkipReason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a leg from its row. */
final class LegRow {

  private LegRow() {}

  static Leg read(ResultSet row) throws SQLException {
    var symbol = Symbol.of(row.getString("symbol"));
    LegState state = state(row);
    return new Leg(
        symbol,
        state instanceof LegState.Unplanned ? null : planned(row, symbol),
        state,
        closed(row, symbol));
  }

  private static PlannedLeg planned(ResultSet row, Symbol symbol) throws SQLException {
    SignedQuantity target = signed(row, "target");
    // A leg that was skipped later has a target all the same: that reason is not the plan's.
    String skipReason = target == null ? row.getString("skip_reason") : null;
    return new PlannedLeg(
        symbol,
        signal(row, symbol),
        row.getString("excluded_reason"),
        new Position(
            SignedQuantity.of(row.getBigDecimal("held")),
            SignedQuantity.of(row.getBigDecimal("working"))),
        price(row, "price"),
        target,
        signed(row, "change"),
        Quantity.of(row.getBigDecimal("closing")),
        skipReason == null ? null : SkipReason.valueOf(skipReason));
  }

  private static @Nullable Signal signal(ResultSet row, Symbol symbol) throws SQLException {
    BigDecimal weight = row.getBigDecimal("weight");
    return weight == null
        ? null
        : new Signal(symbol, row.getInt("rank"), row.getBigDecimal("predicted_return"), weight);
  }

  private static LegState state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "unplanned" -> new LegState.Unplanned();
      case "no_change" -> new LegState.NoChange();
      case "ready" -> new LegState.Ready();
      case "sending" -> new LegState.Sending();
      case "skipped" -> new LegState.Skipped(SkipReason.valueOf(row.getString("skip_reason")));
      case "denied" ->
          new LegState.Denied(
              row.getString("reason_code"),
              row.getString("reason_detail"),
              row.getString("order_id"));
      case "refused" ->
          new LegState.Refused(row.getString("reason_code"), row.getString("reason_detail"));
      case "placed" -> new LegState.Placed(report(row));
      default -> throw new IllegalStateException("leg state not known: " + state);
    };
  }

  private static OrderReport report(ResultSet row) throws SQLException {
    return new OrderReport(
        row.getString("order_id"),
        ClientOrderId.of(row.getString("client_order_id")),
        new OrderStatus(row.getString("order_status")),
        Quantity.of(row.getBigDecimal("filled_quantity")),
        price(row, "average_fill_price"),
        row.getString("reason_detail"));
  }

  private static @Nullable OrderReport closed(ResultSet row, Symbol symbol) throws SQLException {
    String orderId = row.getString("closed_order_id");
    return orderId == null
        ? null
        : new OrderReport(
            orderId,
            RunId.of(row.getString("run_id")).closingOrderFor(symbol),
            OrderStatus.FILLED,
            Quantity.of(row.getBigDecimal("closing")),
            price(row, "closed_average_price"),
            null);
  }

  private static @Nullable Price price(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Price.of(value);
  }

  private static @Nullable SignedQuantity signed(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : SignedQuantity.of(value);
  }
}
