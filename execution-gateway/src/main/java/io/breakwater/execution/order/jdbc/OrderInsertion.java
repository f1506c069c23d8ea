package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.Replaces;
import io.breakwater.execution.risk.Decision;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a new order down, in the running transaction. Thread-safe. */
final class OrderInsertion {
  private final OrderRows rows;
  private final Duration sendDeadline;

  OrderInsertion(OrderRows rows, Duration sendDeadline) {
    this.rows = rows;
    this.sendDeadline = sendDeadline;
  }

  /** Writes down only what we do not send, which has no deadline. */
  static OrderInsertion ofUnsent(OrderRows rows) {
    return new OrderInsertion(rows, Duration.ZERO);
  }

  /** Returns 0 where the key has been taken meanwhile, in the one race that no lock settles. */
  int insert(Order order, NewOrder request, Decision decision, @Nullable Long epoch) {
    var background =
        new Background(
            request.hash(),
            valueOf(request.mostShares()),
            request.intent(),
            request.submittedBy(),
            DecisionJson.write(decision),
            epoch);
    return insert(order, background);
  }

  /**
   * Writes down an exit that the broker has made of another order. No gate was asked: they let the
   * order through that it belongs to. Returns 0 where it is written down already.
   */
  int insertExit(Order exit) {
    BigDecimal quantity = valueOf(exit.terms().quantity());
    return insert(exit, new Background("exit", quantity, null, "broker", "[]", null));
  }

  /**
   * Writes down an order that somebody else has sent. Without an intent: what somebody else asked
   * for is no twin of what is asked for here. Returns 0 where an order of ours has its client order
   * id.
   *
   * @param hash of the request that an order of ours would be, had we forgotten it
   * @param decision what stands in place of a decision record
   */
  int insertAdopted(Order order, String hash, String submittedBy, String decision) {
    BigDecimal quantity = valueOf(order.terms().quantity());
    return insert(order, new Background(hash, quantity, null, submittedBy, decision, null));
  }

  private int insert(Order order, Background background) {
    OrderTerms terms = order.terms();
    Exits exits = terms.exits();
    OrderId exitOf = order.exitOf();
    Replaces replaces = order.replaces();
    return rows.jdbc()
        .sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, notional, most_shares, limit_price, stop_price, trail_price,
                trail_percent, time_in_force, extended_hours, order_class, take_profit_price,
                stop_loss_price, stop_loss_limit_price, intent, replaces, replaces_broker_order_id,
                exit_of, origin, submitted_by, decision,
                status, status_rank, reason, created_at, updated_at,
                send_epoch, sends, send_deadline, next_lookup_at)
            values (:orderId, :account, :clientOrderId, :hash, :strategy, :symbol,
                :side, :type, :quantity, :notional, :mostShares, :limitPrice, :stopPrice, :trailPrice,
                :trailPercent, :timeInForce, :extendedHours, :orderClass, :takeProfit,
                :stopLoss, :stopLossLimit, :intent, :replaces, :replacesBrokerOrderId,
                :exitOf, :origin, :submittedBy, :decision::jsonb,
                :status, :rank, :reason, :now, :now,
                :epoch::bigint, case when :epoch::bigint is null then 0 else 1 end,
                case when :epoch::bigint is not null
                    then clock_timestamp() + :deadlineMillis * interval '1 millisecond' end,
                case when :epoch::bigint is not null
                    then clock_timestamp() + :deadlineMillis * interval '1 millisecond' end)
            on conflict (account, client_order_id) where status <> 'DENIED' do nothing
            """)
        .param("orderId", order.id().value())
        .param("account", rows.account())
        .param("clientOrderId", order.clientOrderId().value())
        .param("hash", background.hash())
        .param("strategy", order.strategy())
        .param("symbol", terms.symbol().value())
        .param("side", terms.side().name())
        .param("type", terms.type().name())
        .param("quantity", valueOf(terms.quantity()))
        .param("notional", valueOf(terms.notional()))
        .param("mostShares", background.mostShares())
        .param("limitPrice", valueOf(terms.limitPrice()))
        .param("stopPrice", valueOf(terms.stopPrice()))
        .param("trailPrice", valueOf(terms.trailPrice()))
        .param("trailPercent", terms.trailPercent())
        .param("timeInForce", terms.timeInForce().name())
        .param("extendedHours", terms.extendedHours())
        .param("orderClass", exits.wireName())
        .param("takeProfit", exits.profitExit().map(e -> e.limitPrice().value()).orElse(null))
        .param("stopLoss", exits.stopExit().map(e -> e.stopPrice().value()).orElse(null))
        .param(
            "stopLossLimit",
            exits.stopExit().map(Exits.StopLoss::limitPrice).map(Price::value).orElse(null))
        .param("intent", background.intent())
        .param("replaces", replaces == null ? null : replaces.order().value())
        .param("replacesBrokerOrderId", replaces == null ? null : replaces.brokerOrderId().value())
        .param("exitOf", exitOf == null ? null : exitOf.value())
        .param("origin", order.origin().name())
        .param("submittedBy", background.submittedBy())
        .param("decision", background.decision())
        .param("status", order.status().name())
        .param("rank", order.status().rank())
        .param("reason", order.progress().reason())
        .param("now", OrderRows.atUtc(order.createdAt()))
        .param("epoch", background.epoch())
        .param("deadlineMillis", sendDeadline.toMillis())
        .update();
  }

  private static @Nullable BigDecimal valueOf(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static @Nullable BigDecimal valueOf(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }

  private static @Nullable BigDecimal valueOf(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  /** What is written beside the order itself: who asked for it, and what let it through. */
  private record Background(
      String hash,
      @Nullable BigDecimal mostShares,
      @Nullable String intent,
      String submittedBy,
      String decision,
      @Nullable Long epoch) {}
}
