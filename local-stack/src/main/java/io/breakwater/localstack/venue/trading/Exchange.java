package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.tape.MarketTape;
import java.time.Duration;
import java.time.Instant;

/**
 * The market that orders meet.
 *
 * @param replaceTime market time that a replacement is on its way; while it is, the order that it
 *     is to replace works on
 */
public record Exchange(VenueHours hours, MarketTape tape, Duration replaceTime) {

  /** How long an order good till canceled lasts at Alpaca. */
  private static final Duration GTC_LIFE = Duration.ofDays(90);

  /**
   * @throws IllegalArgumentException if the time is negative
   */
  public Exchange {
    if (replaceTime.isNegative()) {
      throw new IllegalArgumentException("replaceTime must not be negative, was " + replaceTime);
    }
  }

  /** When the time in force of an order ends that is placed then. */
  Instant expiry(OrderTerms terms, Instant now) {
    return switch (terms.timeInForce()) {
      case DAY -> terms.extendedHours() ? hours.extendedCloseAfter(now) : hours.closeAtOrAfter(now);
      case IOC, FOK, CLS -> hours.closeAtOrAfter(now);
      case GTC -> hours.closeAtOrAfter(now.plus(GTC_LIFE));
      case OPG -> hours.openAfter(now);
    };
  }
}
