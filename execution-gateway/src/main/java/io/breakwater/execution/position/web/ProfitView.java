package io.breakwater.execution.position.web;

import io.breakwater.execution.position.RealtimeProfit;
import io.breakwater.execution.position.ValuedDay;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol brought, on the wire. What hangs on a price is null where there is none.
 *
 * @param openingQuantity what was held when the trading date began
 * @param previousClose of the session before it, as quoted then; null where nothing was held, too
 * @param realizedToday what was realised on the trading date
 * @param dayPnl realizedToday, and unrealizedPnl less what it was at the previous close
 * @param priceReceivedAt machine time
 * @param priceStale whether the price is too old to rely on: the market is open, and it has not
 *     been renewed for longer than the gateway is set to accept
 */
record ProfitView(
    String symbol,
    SignedQuantity quantity,
    SignedQuantity working,
    @Nullable Price averagePrice,
    Money costBasis,
    Money realizedPnl,
    @Nullable Price marketPrice,
    @Nullable Money marketValue,
    @Nullable Money unrealizedPnl,
    @Nullable Instant priceReceivedAt,
    @Nullable Long priceAgeMillis,
    boolean priceStale,
    SignedQuantity openingQuantity,
    @Nullable Price previousClose,
    Money realizedToday,
    @Nullable Money dayPnl) {

  static ProfitView of(RealtimeProfit profit, ValuedDay day) {
    PositionView now = PositionView.of(day.now());
    return new ProfitView(
        now.symbol(),
        now.quantity(),
        now.working(),
        now.averagePrice(),
        now.costBasis(),
        now.realizedPnl(),
        now.marketPrice(),
        now.marketValue(),
        now.unrealizedPnl(),
        now.priceReceivedAt(),
        now.priceAgeMillis(),
        profit.isStale(day),
        day.opening().quantity(),
        day.previousClose(),
        day.realizedToday(),
        day.dayPnl().orElse(null));
  }
}
