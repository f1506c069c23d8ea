package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderTerms;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as we know it.
 *
 * @param strategy whose order it is; null where it belongs to none
 * @param replaces the order in whose place it is to stand; null for one that stands for itself
 * @param exitOf the order whose exit it is: such an order is the broker's own, and was not sent,
 *     unless it replaces such an order
 * @param version how many times its row has been written; each time has its event
 * @param createdAt market time, as are updatedAt and cancelRequestedAt
 * @param cancelRequestedAt when somebody last asked for it to be canceled; null if nobody has
 */
public record Order(
    OrderId id,
    ClientOrderId clientOrderId,
    @Nullable String strategy,
    OrderTerms terms,
    @Nullable Replaces replaces,
    @Nullable OrderId exitOf,
    OrderOrigin origin,
    OrderProgress progress,
    int version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant cancelRequestedAt) {

  /** Of an order that has just been written down. */
  public static final int FIRST_VERSION = 1;

  /** An order that was sent through here, and the exits that the broker has made of one. */
  public Order(
      OrderId id,
      ClientOrderId clientOrderId,
      @Nullable String strategy,
      OrderTerms terms,
      @Nullable Replaces replaces,
      @Nullable OrderId exitOf,
      OrderProgress progress,
      Instant createdAt,
      Instant updatedAt) {
    this(
        id,
        clientOrderId,
        strategy,
        terms,
        replaces,
        exitOf,
        OrderOrigin.GATEWAY,
        progress,
        FIRST_VERSION,
        createdAt,
        updatedAt,
        null);
  }

  public OrderStatus status() {
    return progress.status();
  }

  /**
   * Whether what the broker describes can be this order. The same client order id does not make it
   * that: it must ask for what we asked for, and be no other than the one that we know already. An
   * exit is the broker's own, unless it is one that we put in the place of such, and an order that
   * was adopted is somebody else's: each is known by its id alone.
   */
  public boolean isDescribedBy(BrokerOrder report) {
    BrokerOrderId known = progress.brokerOrderId();
    boolean isBrokersOwn = exitOf != null && replaces == null;
    if (isBrokersOwn || origin == OrderOrigin.EXTERNAL) {
      return report.id().equals(known);
    }
    return (known == null || known.equals(report.id())) && isAskedForBy(report);
  }

  private boolean isAskedForBy(BrokerOrder report) {
    return replaces == null ? report.isWhatWasAskedFor(terms) : report.isReplacementAskedFor(terms);
  }

  /**
   * Whether a word of the broker tells nothing of this order that is not known here. In doubt it
   * does: of a replacement or an exit the size may have changed, and an order may lack its exits.
   */
  public boolean isOldNews(BrokerOrder word) {
    return isDescribedBy(word)
        && replaces == null
        && exitOf == null
        && terms.exits().isNone()
        && progress.after(word).equals(progress)
        && !progress.isMissingFills();
  }

  /** Whether the broker has said nothing of this order since it stood like that. */
  public boolean hasHeardNothingSince(Order earlier) {
    return Objects.equals(progress.brokerStatus(), earlier.progress.brokerStatus())
        && Objects.equals(progress.brokerUpdatedAt(), earlier.progress.brokerUpdatedAt());
  }

  /** Whether more is filled than was ordered. */
  public boolean isOverfilled() {
    return terms.amount().isExceededBy(progress.filled(), progress.filledNotional());
  }

  public OrderInstruction instruction() {
    return new OrderInstruction(clientOrderId, terms);
  }

  /** The same exit, of the order that has taken the place of the one whose exit it was. */
  public Order asExitOf(OrderId entry) {
    return new Order(
        id,
        clientOrderId,
        strategy,
        terms,
        replaces,
        entry,
        origin,
        progress,
        version + 1,
        createdAt,
        updatedAt,
        cancelRequestedAt);
  }

  /** The same row, with what is known of it by now and not yet written. */
  public Order with(OrderProgress later) {
    return new Order(
        id,
        clientOrderId,
        strategy,
        terms,
        replaces,
        exitOf,
        origin,
        later,
        version,
        createdAt,
        updatedAt,
        cancelRequestedAt);
  }

  /** The next version of the row. */
  public Order after(OrderChange change, Instant at) {
    return new Order(
        id,
        clientOrderId,
        strategy,
        terms,
        replaces,
        exitOf,
        origin,
        change.applyTo(progress),
        version + 1,
        createdAt,
        at,
        cancelRequestedAt);
  }

  public Order withCancelRequestedAt(Instant at) {
    return new Order(
        id,
        clientOrderId,
        strategy,
        terms,
        replaces,
        exitOf,
        origin,
        progress,
        version + 1,
        createdAt,
        updatedAt,
        at);
  }
}
