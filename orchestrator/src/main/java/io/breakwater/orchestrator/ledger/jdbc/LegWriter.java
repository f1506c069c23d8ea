package io.breakwater.orchestrator.ledger.jdbc;

import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.target.PlannedLeg;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes legs, inside the caller's transaction. Thread-safe. */
final class LegWriter {

  private final JdbcClient jdbc;

  LegWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void writePlanned(RunId id, PlannedLeg planned) {
    Signal signal = planned.signal();
    Leg leg = Leg.of(planned);
    jdbc.sql(
            """
            update leg
               set rank = :rank, predicted_return = :return, weight = :weight,
                   excluded_reason = :excluded, held = :held, working = :working,
                   price = :price, target = :target, change = :change,
                   client_order_id = :client_order_id
             where run_id = :run and symbol = :symbol
            """)
        .param("rank", signal == null ? null : signal.rank())
        .param("return", signal == null ? null : signal.predictedReturn())
        .param("weight", signal == null ? null : signal.weight())
        .param("excluded", planned.excludedReason())
        .param("held", planned.position().held().value())
        .param("working", planned.position().working().value())
        .param("price", value(planned.price()))
        .param("target", value(planned.target()))
        .param("change", value(planned.change()))
        .param("client_order_id", leg.side() == null ? null : id.orderFor(planned.symbol()).value())
        .param("run", id.value())
        .param("symbol", planned.symbol().value())
        .update();
    write(id, planned.symbol(), leg.state());
  }

  /** Returns false, and writes nothing, once the run's time to send is over. */
  boolean beginSend(RunId id, Symbol symbol) {
    return jdbc.sql(
                """
                update leg
                   set state = 'sending'
                  from run
                 where leg.run_id = :run and leg.symbol = :symbol
                   and leg.state in ('ready', 'sending')
                   and run.run_id = leg.run_id and run.send_deadline > clock_timestamp()
                """)
            .param("run", id.value())
            .param("symbol", symbol.value())
            .update()
        > 0;
  }

  void write(RunId id, Symbol symbol, LegState state) {
    switch (state) {
      case LegState.Unplanned _ -> writeState(id, symbol, "unplanned");
      case LegState.NoChange _ -> writeState(id, symbol, "no_change");
      case LegState.Ready _ -> writeState(id, symbol, "ready");
      case LegState.Sending _ -> writeState(id, symbol, "sending");
      case LegState.Skipped(var reason) ->
          writeReason(id, symbol, "skipped", reason.name(), null, null, null);
      case LegState.Denied(var code, var detail, var orderId) ->
          writeReason(id, symbol, "denied", null, code, detail, orderId);
      case LegState.Refused(var code, var detail) ->
          writeReason(id, symbol, "refused", null, code, detail, null);
      case LegState.Placed(var report) -> writeReport(id, symbol, report);
    }
  }

  private void writeState(RunId id, Symbol symbol, String state) {
    jdbc.sql("update leg set state = :state where run_id = :run and symbol = :symbol")
        .param("state", state)
        .param("run", id.value())
        .param("symbol", symbol.value())
        .update();
  }

  private void writeReason(
      RunId id,
      Symbol symbol,
      String state,
      @Nullable String skipReason,
      @Nullable String code,
      @Nullable String detail,
      @Nullable String orderId) {
    jdbc.sql(
            """
            update leg
               set state = :state, skip_reason = :skip, reason_code = :code,
                   reason_detail = :detail, order_id = :order
             where run_id = :run and symbol = :symbol
            """)
        .param("state", state)
        .param("skip", skipReason)
        .param("code", code)
        .param("detail", detail)
        .param("order", orderId)
        .param("run", id.value())
        .param("symbol", symbol.value())
        .update();
  }

  private void writeReport(RunId id, Symbol symbol, OrderReport report) {
    jdbc.sql(
            """
            update leg
               set state = 'placed', order_id = :order, order_status = :status,
                   filled_quantity = :filled, average_fill_price = :average,
                   reason_detail = :reason
             where run_id = :run and symbol = :symbol
            """)
        .param("order", report.orderId())
        .param("status", report.status().name())
        .param("filled", report.filledQuantity().value())
        .param("average", value(report.averageFillPrice()))
        .param("reason", report.rejectReason())
        .param("run", id.value())
        .param("symbol", symbol.value())
        .update();
  }

  private static @Nullable BigDecimal value(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable BigDecimal value(@Nullable SignedQuantity quantity) {
    return quantity == null ? null : quantity.value();
  }
}
