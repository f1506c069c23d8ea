package io.breakwater.localstack.venue.order;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that the venue accepted, as it stands. A change makes a new value. All times are market
 * time.
 *
 * @param reservePrice at which the unfilled part counts against buying power; null where the order
 *     only reduces a position
 * @param filledValue the sum of quantity times price over its fills
 * @param endedAt when it was filled, canceled or expired; null while it is open
 * @param trigger how far it is from working, for an order that waits for a price
 */
public record Order(
    OrderId id,
    OrderTerms terms,
    @Nullable Price reservePrice,
    Instant submittedAt,
    Instant expiresAt,
    OrderStatus status,
    Quantity filledQuantity,
    Money filledValue,
    Instant updatedAt,
    @Nullable Instant endedAt,
    Trigger trigger) {

  /** How exact an average price is where the quotient has no end. */
  private static final int AVERAGE_DECIMALS = 12;

  /** An order that was just accepted: {@code NEW} in a session, {@code ACCEPTED} outside. */
  public static Order accepted(
      OrderId id,
      OrderTerms terms,
      @Nullable Price reservePrice,
      Instant now,
      Instant expiresAt,
      boolean open) {
    OrderStatus status = open ? OrderStatus.NEW : OrderStatus.ACCEPTED;
    return new Order(
        id,
        terms,
        reservePrice,
        now,
        expiresAt,
        status,
        Quantity.ZERO,
        Money.zero(Money.USD),
        now,
        null,
        Trigger.UNTOUCHED);
  }

  /**
   * What the market has done to an order that waits for a price.
   *
   * @param highWater the best price that a trailing stop has seen, the lowest for a buy
   * @param at when its price came, and it began to work
   */
  public record Trigger(@Nullable Price highWater, @Nullable Instant at) {
    public static final Trigger UNTOUCHED = new Trigger(null, null);
  }

  public boolean isOpen() {
    return status.isOpen();
  }

  /** Whether its time in force has ended by then. */
  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Quantity leavesQuantity() {
    return terms.quantity().minus(filledQuantity);
  }

  /** The average price of its fills, exact where it has at most 12 decimals, else rounded. */
  public Optional<BigDecimal> averagePrice() {
    return filledQuantity.isZero()
        ? Optional.empty()
        : Optional.of(
            filledValue
                .amount()
                .divide(filledQuantity.value(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros());
  }

  /** What its unfilled part holds back of the account's buying power. */
  public Money reserved() {
    return reservePrice == null || !isOpen()
        ? Money.zero(Money.USD)
        : reservePrice.times(leavesQuantity());
  }

  /**
   * The price that sets it to work now; none for other types, for a trail not yet begun, and for
   * one longer than the market is high.
   */
  public Optional<Price> stopPrice() {
    Trail trail = terms.prices().trail();
    if (trail == null) {
      return Optional.ofNullable(terms.prices().stop());
    }
    return Optional.ofNullable(trigger.highWater())
        .filter(best -> trail.fits(terms.side(), best))
        .map(best -> trail.stop(terms.side(), best));
  }

  /** Whether it takes part in trading: it waits for no price, or that price has come. */
  public boolean isTriggered() {
    return !terms.type().waits() || trigger.at() != null;
  }

  /**
   * The worst price it takes; none for a market order. Alpaca gives a buy stop one that it does not
   * name: a little above its stop.
   */
  public Optional<Price> worstPrice() {
    return terms.type() == OrderType.STOP && terms.side() == Side.BUY
        ? stopPrice().map(BuyCollar::above)
        : Optional.ofNullable(terms.limitPrice());
  }

  /** The order after a trade at that price: its stop may follow, or be reached. */
  public Order traded(Price last, Instant now) {
    if (isTriggered()) {
      return this;
    }
    Price best = terms.type() == OrderType.TRAILING_STOP ? better(trigger.highWater(), last) : null;
    Order moved = withTrigger(new Trigger(best, null), now);
    boolean reached = moved.stopPrice().filter(stop -> isReached(stop, last)).isPresent();
    return reached ? moved.withTrigger(new Trigger(best, now), now) : moved;
  }

  /** The order for another quantity, not less than is filled. */
  public Order resized(Quantity quantity, Instant now) {
    return new Order(
        id,
        terms.withQuantity(quantity),
        reservePrice,
        submittedAt,
        expiresAt,
        status,
        filledQuantity,
        filledValue,
        now,
        endedAt,
        trigger);
  }

  public Order opened(Instant now) {
    return with(OrderStatus.NEW, filledQuantity, filledValue, now, null);
  }

  /**
   * The order after one more fill.
   *
   * @throws IllegalArgumentException if the quantity is more than is left of the order
   */
  public Order filled(Quantity quantity, Price price, Instant now) {
    Quantity filled = filledQuantity.plus(quantity);
    boolean whole = terms.quantity().minus(filled).isZero();
    return with(
        whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
        filled,
        filledValue.plus(price.times(quantity)),
        now,
        whole ? now : null);
  }

  public Order canceled(Instant now) {
    return with(OrderStatus.CANCELED, filledQuantity, filledValue, now, now);
  }

  /** Ended by its own time in force, at the moment that it named. */
  public Order expired() {
    return with(OrderStatus.EXPIRED, filledQuantity, filledValue, expiresAt, expiresAt);
  }

  private boolean isReached(Price stop, Price last) {
    return terms.side() == Side.BUY ? last.compareTo(stop) >= 0 : last.compareTo(stop) <= 0;
  }

  private Price better(@Nullable Price known, Price last) {
    if (known == null) {
      return last;
    }
    boolean isBetter =
        terms.side() == Side.BUY ? last.compareTo(known) < 0 : last.compareTo(known) > 0;
    return isBetter ? last : known;
  }

  private Order withTrigger(Trigger changed, Instant now) {
    if (changed.equals(trigger)) {
      return this;
    }
    return new Order(
        id,
        terms,
        reservePrice,
        submittedAt,
        expiresAt,
        status,
        filledQuantity,
        filledValue,
        now,
        endedAt,
        changed);
  }

  private Order with(
      OrderStatus newStatus,
      Quantity newFilled,
      Money newValue,
      Instant now,
      @Nullable Instant ended) {
    if (!isOpen()) {
      throw new IllegalStateException("order %s is %s already".formatted(id, status));
    }
    return new Order(
        id,
        terms,
        reservePrice,
        submittedAt,
        expiresAt,
        newStatus,
        newFilled,
        newValue,
        now,
        ended,
        trigger);
  }
}
