package io.breakwater.localstack.venue.trading;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.OrderType;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.localstack.venue.tape.Tick;
import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which types, times in force and prices go together and when, by Alpaca's rules. Immutable,
 * thread-safe.
 */
final class OrderRules {
  private static final BigDecimal MINIMAL_AMOUNT = BigDecimal.ONE;
  private static final Duration BEFORE_OPEN = Duration.ofMinutes(2);
  private static final Duration BEFORE_CLOSE = Duration.ofMinutes(10);

  /** From when on orders for the next session's open or close are taken. */
  private static final LocalTime EVENING = LocalTime.of(19, 0);

  private final VenueHours hours;

  OrderRules(VenueHours hours) {
    this.hours = hours;
  }

  /**
   * Why no order may have these terms.
   *
   * @param before those of the order whose place it is to take; null for one in nobody's place
   */
  Optional<Refusal> refuse(OrderTerms terms, @Nullable OrderTerms before, AccountState account) {
    boolean waitsForTheSame = before != null && before.prices().waitFor(terms.prices());
    return badAmount(terms)
        .or(() -> badTimeInForce(terms))
        .or(() -> badMoment(terms, account.at()))
        .or(() -> badTicks(terms))
        .or(() -> waitsForTheSame ? Optional.empty() : badStop(terms, account));
  }

  /** Why an order may not name one of its prices. */
  static Optional<Refusal> badTicks(OrderTerms terms) {
    return badTick("limit_price", terms.limitPrice())
        .or(() -> badTick("stop_price", terms.prices().stop()))
        .or(() ->
            badTick(
                "trail_price",
                terms.prices().trail() instanceof Trail.By(var amount) ? amount : null));
  }

  private static Optional<Refusal> badAmount(OrderTerms terms) {
    if (terms.notional() == null) {
      return Optional.empty();
    }
    if (terms.notional().amount().compareTo(MINIMAL_AMOUNT) < 0) {
      return Optional.of(
          Refusal.of(
              Refusal.Kind.FORBIDDEN,
              "cost basis must be >= minimal amount of order " + MINIMAL_AMOUNT));
    }
    return terms.quantity().isZero()
        ? unprocessable("asset \"%s\" is not tradable".formatted(terms.symbol()))
        : Optional.empty();
  }

  private static Optional<Refusal> badTimeInForce(OrderTerms terms) {
    OrderType type = terms.type();
    TimeInForce time = terms.timeInForce();
    boolean lasting = time == TimeInForce.DAY || time == TimeInForce.GTC;
    if (type.waits() && !lasting) {
      return unprocessable("%s orders must be DAY or GTC orders".formatted(type.wire()));
    }
    boolean forExtendedHours = type == OrderType.LIMIT && time == TimeInForce.DAY;
    return terms.extendedHours() && !forExtendedHours
        ? unprocessable("extended hours order must be DAY limit orders")
        : Optional.empty();
  }

  private Optional<Refusal> badMoment(OrderTerms terms, Instant now) {
    return switch (terms.timeInForce()) {
      case DAY, GTC, IOC, FOK -> Optional.empty();
      case OPG ->
          isShut(
                  now,
                  hours.scheduledOn(VenueHours.dateOf(now)).map(TradingSession::open),
                  BEFORE_OPEN)
              ? unprocessable("opg orders are accepted from 19:00 until 2 minutes before the open")
              : Optional.empty();
      case CLS ->
          isShut(
                  now,
                  hours.scheduledOn(VenueHours.dateOf(now)).map(TradingSession::close),
                  BEFORE_CLOSE)
              ? unprocessable(
                  "cls orders are accepted from 19:00 until 10 minutes before the close")
              : Optional.empty();
    };
  }

  private static boolean isShut(Instant now, Optional<Instant> auction, Duration before) {
    LocalTime time = LocalTime.ofInstant(now, TradingCalendar.NEW_YORK);
    return auction.isPresent()
        && !now.isBefore(auction.get().minus(before))
        && time.isBefore(EVENING);
  }

  private static Optional<Refusal> badTick(String field, @Nullable Price price) {
    return price == null || Tick.at(price).fits(price)
        ? Optional.empty()
        : unprocessable(
            "invalid %s %s. sub-penny increment does not fulfill minimum pricing criteria"
                .formatted(field, price));
  }

  private static Optional<Refusal> badStop(OrderTerms terms, AccountState account) {
    if (!terms.type().waits()) {
      return Optional.empty();
    }
    Optional<Price> last = account.tape().lastPrice(terms.symbol(), account.at());
    if (last.isEmpty()) {
      return unprocessable("asset \"%s\" is not tradable".formatted(terms.symbol()));
    }
    Trail trail = terms.prices().trail();
    if (trail != null) {
      return trail.fits(terms.side(), last.get())
          ? Optional.empty()
          : unprocessable("trail price must be less than current price");
    }
    return badStop(terms.side(), terms.prices().stop(), last);
  }

  /** Why an order of that side may not wait for that price: it has come already. */
  static Optional<Refusal> badStop(Side side, @Nullable Price stop, Optional<Price> last) {
    if (stop == null || last.isEmpty()) {
      return Optional.empty();
    }
    Price market = last.get();
    int difference = stop.compareTo(market);
    boolean good = side == Side.BUY ? difference > 0 : difference < 0;
    if (good) {
      return Optional.empty();
    }
    String relation = side == Side.BUY ? "greater" : "less";
    return Optional.of(
        new Refusal(
            Refusal.Kind.UNPROCESSABLE,
            "stop price must be %s than current price".formatted(relation),
            Map.of("market_price", market.toString(), "stop_price", stop.toString())));
  }

  private static Optional<Refusal> unprocessable(String message) {
    return Optional.of(Refusal.of(Refusal.Kind.UNPROCESSABLE, message));
  }
}
