package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.quote.Judgement.Dropped;
import io.breakwater.marketdata.quote.Judgement.Usable;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which quotes of the vendor's are passed on. A quote is dropped for the first {@link
 * DropReason} that applies, in the order in which that enum lists them.
 *
 * <p>Delay and clock difference are judged in machine time: read as market time of a replay, ten
 * milliseconds of network would be most of a second. Thread-safe.
 */
public final class QuoteRules {

  private static final int MOST_DECIMALS = 9;
  private static final int MOST_INTEGER_DIGITS = 12;

  private final MarketHours hours;
  private final Duration maximumDelay;
  private final Duration clockTolerance;

  /**
   * @param maximumDelay machine time between a streamed quote's stamp and its arrival, at most
   * @param clockTolerance machine time by which the vendor's clock may be ahead of ours
   */
  public QuoteRules(MarketHours hours, Duration maximumDelay, Duration clockTolerance) {
    this.hours = hours;
    this.maximumDelay = maximumDelay;
    this.clockTolerance = clockTolerance;
  }

  /**
   * Judges a quote that has just arrived.
   *
   * @param latest the newest usable quote of the same symbol so far, if any
   */
  public Judgement judge(RawQuote raw, @Nullable Quote latest, Delivery delivery) {
    if (!Stream.of(raw.bid(), raw.ask(), raw.bidSize(), raw.askSize())
        .allMatch(QuoteRules::isReadable)) {
      return new Dropped(DropReason.UNREADABLE_NUMBER);
    }
    if (raw.bid().signum() <= 0 || raw.ask().signum() <= 0) {
      return new Dropped(DropReason.NON_POSITIVE_PRICE);
    }
    if (raw.bidSize().signum() < 0 || raw.askSize().signum() < 0) {
      return new Dropped(DropReason.NEGATIVE_SIZE);
    }
    if (raw.bid().compareTo(raw.ask()) > 0) {
      return new Dropped(DropReason.CROSSED);
    }
    return judgeTime(raw, latest, delivery);
  }

  private static boolean isReadable(BigDecimal number) {
    return number.scale() <= MOST_DECIMALS
        && (long) number.precision() - number.scale() <= MOST_INTEGER_DIGITS;
  }

  private Judgement judgeTime(RawQuote raw, @Nullable Quote latest, Delivery delivery) {
    if (!hours.isCovered(raw.quotedAt())) {
      return new Dropped(DropReason.UNREADABLE_TIME);
    }
    Instant receivedAt = hours.machineTime();
    Instant sentAt = hours.machineTimeOf(raw.quotedAt());
    if (sentAt.isAfter(receivedAt.plus(clockTolerance))) {
      return new Dropped(DropReason.FROM_THE_FUTURE);
    }
    if (delivery == Delivery.STREAMED && sentAt.isBefore(receivedAt.minus(maximumDelay))) {
      return new Dropped(DropReason.STALE);
    }
    if (latest != null && raw.quotedAt().isBefore(latest.quotedAt())) {
      return new Dropped(DropReason.OUT_OF_ORDER);
    }
    return new Usable(
        new Quote(
            raw.symbol(),
            Price.of(raw.bid()),
            Price.of(raw.ask()),
            Quantity.of(raw.bidSize()),
            Quantity.of(raw.askSize()),
            raw.quotedAt(),
            receivedAt));
  }
}
