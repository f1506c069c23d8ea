package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
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

  /** Returns 0 where the key has been taken meanwhile, in the one race that no lock settles. */
  int insert(Order order, NewOrder request, Decision decision, @Nullable Long epoch) {
    OrderTerms terms = order.terms();
    Replaces replaces = order.replaces();
    return rows.jdbc()
        .sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, notional, most_shares, limit_price, stop_price, trail_price,
                trail_percent, time_in_force, extended_hours, intent, replaces,
                replaces_broker_order_id, submitted_by, decision,
                status, status_rank, reason, created_at, updated_at,
                send_epoch, sends, send_deadline, next_lookup_at)
            values (:orderId, :account, :clientOrderId, :hash, :strategy, :symbol,
                :side, :type, :quantity, :notional, :mostShares, :limitPrice, :stopPrice, :trailPrice,
                :trailPercent, :timeInForce, :extendedHours, :intent, :replaces, :replacesBrokerOrderId,
                :submittedBy, :decision::jsonb,
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
        .param("hash", request.hash())
        .param("strategy", order.strategy())
        .param("symbol", terms.symbol().value())
        .param("side", terms.side().name())
        .param("type", terms.type().name())
        .param("quantity", valueOf(terms.quantity()))
        .param("notional", valueOf(terms.notional()))
        .param("mostShares", valueOf(request.mostShares()))
        .param("limitPrice", valueOf(terms.limitPrice()))
        .param("stopPrice", valueOf(terms.stopPrice()))
        .param("trailPrice", valueOf(terms.trailPrice()))
        .param("trailPercent", terms.trailPercent())
        .param("timeInForce", terms.timeInForce().name())
        .param("extendedHours", terms.extendedHours())
        .param("intent", request.intent())
        .param("replaces", replaces == null ? null : replaces.order().value())
        .param("replacesBrokerOrderId", replaces == null ? null : replaces.brokerOrderId().value())
        .param("submittedBy", request.submittedBy())
        .param("decision", DecisionJson.write(decision))
        .param("status", order.status().name())
        .param("rank", order.status().rank())
        .param("reason", order.progress().reason())
        .param("now", OrderRows.atUtc(order.createdAt()))
        .param("epoch", epoch)
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
}
