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
    @Nullable Instant endedAt) {

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
        null);
  }

  public boolean isOpen() {
    return status.isOpen();
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
        ended);
  }
}
