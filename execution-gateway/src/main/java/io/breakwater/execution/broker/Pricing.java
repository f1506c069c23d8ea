package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * At which price an order trades and what sets it off: each kind has the prices that belong to it
 * and no others.
 */
public sealed interface Pricing {

  OrderType type();

  /** At the best price there is. */
  record Market() implements Pricing {
    @Override
    public OrderType type() {
      return OrderType.MARKET;
    }
  }

  /** At the limit price or better. */
  record Limit(Price limitPrice) implements Pricing {
    @Override
    public OrderType type() {
      return OrderType.LIMIT;
    }
  }

  /** At the market, once the price has reached the stop. */
  record Stop(Price stopPrice) implements Pricing {
    @Override
    public OrderType type() {
      return OrderType.STOP;
    }
  }

  /** At the limit price or better, once the price has reached the stop. */
  record StopLimit(Price stopPrice, Price limitPrice) implements Pricing {
    @Override
    public OrderType type() {
      return OrderType.STOP_LIMIT;
    }
  }

  /** At the market, once the price has come back from its best by the trail. */
  record TrailingStop(Trail trail) implements Pricing {
    @Override
    public OrderType type() {
      return OrderType.TRAILING_STOP;
    }
  }

  /** How far behind the best price a trailing stop follows. */
  sealed interface Trail {

    /** By so many dollars. */
    record ByPrice(Price price) implements Trail {}

    /** By a share of the best price: above 0 and below 100, four decimals at most. */
    record ByPercent(BigDecimal percent) implements Trail {
      private static final int DECIMALS = 4;
      private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

      public ByPercent {
        if (percent.signum() <= 0 || percent.compareTo(WHOLE) >= 0) {
          throw new IllegalArgumentException("trail_percent must be above 0 and below 100");
        }
        BigDecimal stripped = percent.stripTrailingZeros();
        if (stripped.scale() > DECIMALS) {
          throw new IllegalArgumentException("trail_percent must have at most 4 decimals");
        }
        percent = stripped.setScale(Math.max(stripped.scale(), 0));
      }
    }
  }

  /** Every price in it, in no order; a percentage is none. */
  default Stream<Price> prices() {
    return switch (this) {
      case Market() -> Stream.of();
      case Limit(Price limit) -> Stream.of(limit);
      case Stop(Price stop) -> Stream.of(stop);
      case StopLimit(Price stop, Price limit) -> Stream.of(stop, limit);
      case TrailingStop(Trail.ByPrice(Price trail)) -> Stream.of(trail);
      case TrailingStop(Trail.ByPercent _) -> Stream.of();
    };
  }

  /** Null where orders of this kind have none. */
  default @Nullable Price limitPrice() {
    return switch (this) {
      case Limit limit -> limit.limitPrice();
      case StopLimit stopLimit -> stopLimit.limitPrice();
      case Market _, Stop _, TrailingStop _ -> null;
    };
  }

  /** Null where orders of this kind have none, or one that moves. */
  default @Nullable Price stopPrice() {
    return switch (this) {
      case Stop stop -> stop.stopPrice();
      case StopLimit stopLimit -> stopLimit.stopPrice();
      case Market _, Limit _, TrailingStop _ -> null;
    };
  }

  /** Null where the order does not trail by a price. */
  default @Nullable Price trailPrice() {
    return this instanceof TrailingStop(Trail.ByPrice(Price price)) ? price : null;
  }

  /** Null where the order does not trail by a percentage. */
  default @Nullable BigDecimal trailPercent() {
    return this instanceof TrailingStop(Trail.ByPercent(BigDecimal percent)) ? percent : null;
  }

  /**
   * From the prices that are there.
   *
   * @throws IllegalArgumentException if one that belongs to the type is missing, or one that does
   *     not is there
   */
  static Pricing of(
      OrderType type,
      @Nullable Price limitPrice,
      @Nullable Price stopPrice,
      @Nullable Price trailPrice,
      @Nullable BigDecimal trailPercent) {
    Pricing pricing =
        switch (type) {
          case MARKET -> new Market();
          case LIMIT -> new Limit(needed("limit_price", limitPrice, type));
          case STOP -> new Stop(needed("stop_price", stopPrice, type));
          case STOP_LIMIT ->
              new StopLimit(
                  needed("stop_price", stopPrice, type), needed("limit_price", limitPrice, type));
          case TRAILING_STOP -> new TrailingStop(trail(trailPrice, trailPercent));
        };
    refuse("limit_price", limitPrice != null && pricing.limitPrice() == null, type);
    refuse("stop_price", stopPrice != null && pricing.stopPrice() == null, type);
    refuse("trail_price", trailPrice != null && pricing.trailPrice() == null, type);
    refuse("trail_percent", trailPercent != null && pricing.trailPercent() == null, type);
    return pricing;
  }

  private static Trail trail(@Nullable Price price, @Nullable BigDecimal percent) {
    if (price != null && percent == null) {
      return new Trail.ByPrice(price);
    }
    if (price == null && percent != null) {
      return new Trail.ByPercent(percent);
    }
    throw new IllegalArgumentException(
        "an order of type trailing_stop needs one of trail_price and trail_percent");
  }

  private static Price needed(String field, @Nullable Price price, OrderType type) {
    if (price == null) {
      throw new IllegalArgumentException(
          "an order of type %s needs %s".formatted(type.wireName(), field));
    }
    return price;
  }

  private static void refuse(String field, boolean isThere, OrderType type) {
    if (isThere) {
      throw new IllegalArgumentException(
          "an order of type %s has no %s".formatted(type.wireName(), field));
    }
  }
}
