package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.localstack.venue.account.Position;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.trading.AccountState;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * A position on the wire; a short one has negative quantity, value and cost. Intraday figures
 * compare with the previous close, whenever the position was taken.
 */
public record PositionJson(
    UUID assetId,
    String symbol,
    String exchange,
    String assetClass,
    boolean assetMarginable,
    String qty,
    String qtyAvailable,
    String avgEntryPrice,
    String side,
    String marketValue,
    String costBasis,
    String unrealizedPl,
    String unrealizedPlpc,
    String unrealizedIntradayPl,
    String unrealizedIntradayPlpc,
    String currentPrice,
    String lastdayPrice,
    String changeToday) {

  private static final int RATIO_DECIMALS = 10;

  public static PositionJson of(Position position, AccountState account) {
    String symbol = position.symbol();
    boolean isLong = position.quantity().signum() > 0;
    Price price = account.priceOf(symbol);
    Price lastDay = account.tape().previousClose(symbol, account.at()).orElse(price);
    Money value = price.times(position.quantity());
    Money cost = position.averageEntryPrice().times(position.quantity());
    Money gain = value.minus(cost);
    Money intraday = value.minus(lastDay.times(position.quantity()));
    BigDecimal held = account.heldForOrders(symbol, isLong ? Side.SELL : Side.BUY).value();
    BigDecimal shares = position.quantity().value();
    return new PositionJson(
        Plain.assetId(symbol),
        symbol,
        AssetJson.EXCHANGE,
        "us_equity",
        true,
        Plain.text(shares),
        Plain.text(isLong ? shares.subtract(held) : shares.add(held)),
        position.averageEntryPrice().toString(),
        isLong ? "long" : "short",
        Plain.text(value),
        Plain.text(cost),
        Plain.text(gain),
        ratio(gain.amount(), cost.amount().abs()),
        Plain.text(intraday),
        ratio(intraday.amount(), lastDay.times(position.quantity()).amount().abs()),
        price.toString(),
        lastDay.toString(),
        ratio(price.value().subtract(lastDay.value()), lastDay.value()));
  }

  private static String ratio(BigDecimal part, BigDecimal whole) {
    return Plain.text(part.divide(whole, RATIO_DECIMALS, RoundingMode.HALF_EVEN));
  }
}
