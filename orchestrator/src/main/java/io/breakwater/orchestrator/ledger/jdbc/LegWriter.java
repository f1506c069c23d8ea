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
import io.breakwater.orchestrator.target.SkipReason;
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
    jdbc.sql(
            """
            update leg
               set rank = :rank, predicted_return = :return, weight = :weight,
                   excluded_reason = :excluded, held = :held, working = :working,
                   price = :price, target = :target, change = :change, closing = :closing
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
        .param("closing", planned.closing().value())
        .param("run", id.value())
        .param("symbol", planned.symbol().value())
        .update();
    write(id, Leg.of(planned));
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

  /** Writes all of a leg that changes after it is planned. */
  void write(RunId id, Leg leg) {
    Written written = Written.of(leg.state());
    OrderReport report = written.report();
    OrderReport closed = leg.closed();
    jdbc.sql(
            """
            update leg
               set state = :state, skip_reason = :skip, client_order_id = :client_order_id,
                   order_id = :order, order_status = :status, filled_quantity = :filled,
                   average_fill_price = :average, reason_code = :code, reason_detail = :detail,
                   closed_order_id = :closed_order, closed_average_price = :closed_average
             where run_id = :run and symbol = :symbol
            """)
        .param("state", written.state())
        .param("skip", written.skip() == null ? null : written.skip().name())
        .param("client_order_id", leg.side() == null ? null : leg.orderIdIn(id).value())
        .param("order", written.orderId())
        .param("status", report == null ? null : report.status().name())
        .param("filled", report == null ? null : report.filledQuantity().value())
        .param("average", report == null ? null : value(report.averageFillPrice()))
        .param("code", written.code())
        .param("detail", written.detail())
        .param("closed_order", closed == null ? null : closed.orderId())
        .param("closed_average", closed == null ? null : value(closed.averageFillPrice()))
        .param("run", id.value())
        .param("symbol", leg.symbol().value())
        .update();
  }

  void skip(RunId id, Symbol symbol, SkipReason reason) {
    jdbc.sql(
            """
            update leg
               set state = 'skipped', skip_reason = :reason
             where run_id = :run and symbol = :symbol
            """)
        .param("reason", reason.name())
        .param("run", id.value())
        .param("symbol", symbol.value())
        .update();
  }

  /** A state, by column. */
  private record Written(
      String state,
      @Nullable SkipReason skip,
      @Nullable OrderReport report,
      @Nullable String orderId,
      @Nullable String code,
      @Nullable String detail) {

    static Written of(LegState state) {
      return switch (state) {
        case LegState.Unplanned _ -> bare("unplanned");
        case LegState.NoChange _ -> bare("no_change");
        case LegState.Ready _ -> bare("ready");
        case LegState.Sending _ -> bare("sending");
        case LegState.Skipped(var reason) -> new Written("skipped", reason, null, null, null, null);
        case LegState.Denied(var code, var detail, var orderId) ->
            new Written("denied", null, null, orderId, code, detail);
        case LegState.Refused(var code, var detail) ->
            new Written("refused", null, null, null, code, detail);
        case LegState.Placed(var report) ->
            new Written("placed", null, report, report.orderId(), null, report.reason());
      };
    }

    private static Written bare(String state) {
      return new Written(state, null, null, null, null, null);
    }
  }

  private static @Nullable BigDecimal value(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable BigDecimal value(@Nullable SignedQuantity quantity) {
    return quantity == null ? null : quantity.value();
  }
}
