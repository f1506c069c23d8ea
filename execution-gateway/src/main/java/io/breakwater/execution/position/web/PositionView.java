package io.breakwater.execution.position.web;

import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.ValuedHolding;
import io.breakwater.execution.risk.Quote;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position on the wire. What hangs on a price is null where there is none.
 *
 * @param priceReceivedAt machine time
 */
record PositionView(
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
    @Nullable Long priceAgeMillis) {

  static PositionView of(ValuedHolding valued) {
    Position position = valued.holding().position();
    Quote quote = valued.quote();
    return new PositionView(
        valued.holding().symbol().value(),
        position.quantity(),
        valued.holding().working(),
        position.averagePrice().orElse(null),
        position.cost(),
        position.realizedPnl(),
        quote == null ? null : quote.mid(),
        valued.marketValue().orElse(null),
        valued.unrealizedPnl().orElse(null),
        quote == null ? null : quote.receivedAt(),
        valued.priceAge().map(Duration::toMillis).orElse(null));
  }
}
