package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.Execution;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an order so far: a fold of evidence. The same evidence in another order, or
 * some of it twice, comes to the same.
 *
 * @param reason why it was denied, rejected or not sent, or what made it unknown
 * @param brokerUpdatedAt by the broker's clock, of the last word that told its working states apart
 * @param brokerFilled what the broker has said is filled in all; falls only where it takes a fill
 *     back
 * @param filled the sum of the fills booked that stand
 * @param filledNotional quantity times price over those fills, exact
 * @param fillsReversedAt by the broker's clock, of its last word that took a fill back: what it
 *     said is filled before that no longer counts; null where it never did
 */
public record OrderProgress(
    OrderStatus status,
    @Nullable String reason,
    @Nullable BrokerOrderId brokerOrderId,
    @Nullable String brokerStatus,
    @Nullable Instant brokerUpdatedAt,
    Quantity brokerFilled,
    Quantity filled,
    Money filledNotional,
    @Nullable Instant fillsReversedAt) {

  private static final int AVERAGE_PRICE_DECIMALS = 9;

  public static OrderProgress sending() {
    return startingAs(OrderStatus.SENDING, null);
  }

  public static OrderProgress denied(String code) {
    return startingAs(OrderStatus.DENIED, code);
  }

  private static OrderProgress startingAs(OrderStatus status, @Nullable String reason) {
    return new OrderProgress(
        status,
        reason,
        null,
        null,
        null,
        Quantity.ZERO,
        Quantity.ZERO,
        Money.zero(Money.USD),
        null);
  }

  /** Takes in how the broker says that the order stands. */
  public OrderProgress after(BrokerOrder report) {
    OrderStatus next = OrderStatus.of(report.status());
    if (next == OrderStatus.ACCEPTED && !report.filledQuantity().isZero()) {
      next = OrderStatus.PARTIALLY_FILLED;
    }
    boolean taken = status.mayBecome(next) && (isRise(next) || isLaterWord(report, next));
    return new OrderProgress(
        taken ? next : status,
        taken ? reasonFor(next, report) : reason,
        brokerOrderId == null ? report.id() : brokerOrderId,
        taken ? report.statusText() : brokerStatus,
        later(brokerUpdatedAt, report.updatedAt()),
        brokerFilledAfter(report.filledQuantity(), report.updatedAt()),
        filled,
        filledNotional,
        fillsReversedAt);
  }

  /** Counts a fill, whatever the state. The caller sees to it that each is counted once. */
  public OrderProgress after(Execution execution) {
    return new OrderProgress(
        status,
        reason,
        brokerOrderId == null ? execution.brokerOrderId() : brokerOrderId,
        brokerStatus,
        brokerUpdatedAt,
        brokerFilledAfter(execution.cumulative(), execution.at()),
        filled.plus(execution.quantity()),
        filledNotional.plus(execution.price().times(execution.quantity())),
        fillsReversedAt);
  }

  /** Takes in that the broker takes a fill back, by how it says that the order stands since. */
  public OrderProgress afterReversal(BrokerOrder report) {
    if (fillsReversedAt != null && !report.updatedAt().isAfter(fillsReversedAt)) {
      return this;
    }
    return new OrderProgress(
        status,
        reason,
        brokerOrderId,
        brokerStatus,
        brokerUpdatedAt,
        report.filledQuantity(),
        filled,
        filledNotional,
        report.updatedAt());
  }

  /** Takes a booked fill out again, and puts another in its place where it was corrected. */
  public OrderProgress after(FillReversal reversal) {
    Quantity quantity = filled.minus(reversal.reversed().quantity());
    Money notional = filledNotional.minus(reversal.reversed().notional());
    Fill replacement = reversal.replacement();
    return new OrderProgress(
        status,
        reason,
        brokerOrderId,
        brokerStatus,
        brokerUpdatedAt,
        brokerFilled,
        replacement == null ? quantity : quantity.plus(replacement.quantity()),
        replacement == null ? notional : notional.plus(replacement.notional()),
        fillsReversedAt);
  }

  /** Moves on by our own doing; where the state machine has no such step, nothing changes. */
  public OrderProgress to(OrderStatus next, String why) {
    return status.mayBecome(next) ? with(next, why) : this;
  }

  /**
   * Takes back that a replacement was asked for, because nothing will come of it: the order works
   * as the broker last said. What the broker itself says of it is left to the broker to take back.
   */
  public OrderProgress withoutReplacement() {
    if (status != OrderStatus.PENDING_REPLACE || brokerStatus == null) {
      return this;
    }
    OrderStatus before = OrderStatus.of(BrokerOrderStatus.of(brokerStatus));
    if (!before.isWorking()) {
      return this;
    }
    boolean isPart = before == OrderStatus.ACCEPTED && !brokerFilled.isZero();
    return with(isPart ? OrderStatus.PARTIALLY_FILLED : before, null);
  }

  /** Whether the broker says that more is filled than we have booked. */
  public boolean isMissingFills() {
    return filled.compareTo(brokerFilled) < 0;
  }

  /** Whether it is as late as anything that the broker has said of the order. */
  public boolean isLastWord(BrokerOrder word) {
    return brokerUpdatedAt == null || !word.updatedAt().isBefore(brokerUpdatedAt);
  }

  /** Empty while nothing is filled; a quotient that does not end is rounded to nine decimals. */
  public Optional<Price> averageFillPrice() {
    return filled.isZero()
        ? Optional.empty()
        : Optional.of(
            Price.of(
                filledNotional
                    .amount()
                    .divide(filled.value(), AVERAGE_PRICE_DECIMALS, RoundingMode.HALF_EVEN)));
  }

  private boolean isRise(OrderStatus next) {
    return next.rank() > status.rank() || status == OrderStatus.NOT_SENT;
  }

  /** Among working states; of two words of the same moment the one further along counts. */
  private boolean isLaterWord(BrokerOrder report, OrderStatus next) {
    if (report.status() == BrokerOrderStatus.UNRECOGNIZED) {
      return false;
    }
    int order = brokerUpdatedAt == null ? 1 : report.updatedAt().compareTo(brokerUpdatedAt);
    return order > 0 || (order == 0 && next.compareTo(status) > 0);
  }

  private @Nullable String reasonFor(OrderStatus next, BrokerOrder report) {
    return next == OrderStatus.REJECTED ? "the broker says " + report.statusText() : null;
  }

  private OrderProgress with(OrderStatus next, @Nullable String why) {
    return new OrderProgress(
        next,
        why,
        brokerOrderId,
        brokerStatus,
        brokerUpdatedAt,
        brokerFilled,
        filled,
        filledNotional,
        fillsReversedAt);
  }

  /** A word from before a fill was taken back says nothing about what stands since. */
  private Quantity brokerFilledAfter(Quantity said, Instant at) {
    boolean counts = fillsReversedAt == null || !at.isBefore(fillsReversedAt);
    return counts && said.compareTo(brokerFilled) > 0 ? said : brokerFilled;
  }

  private static Instant later(@Nullable Instant known, Instant other) {
    return known == null || other.isAfter(known) ? other : known;
  }
}
