package io.breakwater.localstack.venue.tape;

import io.breakwater.money.Quantity;
import java.time.Instant;

/**
 * How a quote is laid around a price.
 *
 * <p>The spread is one tick, one more for each 20,000 ticks of price, and by chance one more: two
 * to four cents at 450 dollars. Bid and ask stay within the day's low and high, widened by one tick
 * on each side; where that is narrower than the spread, the spread gives way. The size of each side
 * is between a quarter and twice a twentieth of the shares traded in an average minute of the day,
 * in lots of 100, at least one lot.
 */
final class QuoteRule {
  private static final long LOT = 100;
  private static final long TICKS_PER_SPREAD_TICK = 20_000;
  private static final long SHARE_OF_A_MINUTE = 20;
  private static final long MAX_LOTS = 10_000;
  private static final int SPREAD = 1;
  private static final int BID_SIZE = 2;
  private static final int ASK_SIZE = 3;

  private QuoteRule() {}

  static Quote quote(String symbol, PricePath path, long volume, Instant marketTime) {
    long second = path.secondOf(marketTime);
    long last = path.ticksAt(second);
    long floor = Math.max(1, path.low() - 1);
    long ceiling = path.high() + 1;
    long wanted = 1 + last / TICKS_PER_SPREAD_TICK + path.noise().pick(second, SPREAD, 2);
    long spread = Math.min(wanted, ceiling - floor);
    long bid = Math.clamp(last - spread / 2, floor, ceiling - spread);
    Tick tick = path.tick();
    return new Quote(
        symbol,
        path.session().open().plusSeconds(second),
        tick.price(last),
        tick.price(bid),
        size(path, volume, second, BID_SIZE),
        tick.price(bid + spread),
        size(path, volume, second, ASK_SIZE));
  }

  private static Quantity size(PricePath path, long volume, long second, int side) {
    long minutes = path.secondOf(path.session().close()) / 60;
    long usual = volume / minutes / SHARE_OF_A_MINUTE / LOT;
    long lots = usual * (1 + path.noise().pick(second, side, 8)) / 4;
    return Quantity.of(LOT * Math.clamp(lots, 1, MAX_LOTS));
  }
}
