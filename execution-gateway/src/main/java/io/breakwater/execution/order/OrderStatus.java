package io.breakwater.execution.order;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.breakwater.execution.broker.BrokerOrderStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where an order is in its life: FIX OrdStatus (tag 39), plus states of our own.
 *
 * <p>Ranks only grow: a state may be skipped, never left for a lower rank. States that work at the
 * broker share a rank and are told apart by the broker's last word, so a refused cancel goes back.
 * The one way out of a final state is from {@link #NOT_SENT}: that was our belief, and the broker's
 * word outweighs it. A fill is counted in every state and moves quantities, not this.
 */
public enum OrderStatus {
  SENDING(10, "A", "written down, and may have left us"),
  /** Never becomes SENDING again. */
  UNKNOWN(20, "", "it may be at the broker; what became of it is not known"),
  ACCEPTED(30, "0", "the broker has it"),
  PARTIALLY_FILLED(30, "1", "the broker has it, and part of it is filled"),
  DONE_FOR_DAY(30, "3", "done for today; wakes at the next session"),
  PENDING_REPLACE(30, "E", "asked to give way to another order; ends when the broker says how"),
  PENDING_CANCEL(
      30, "6", "asked to be canceled; ends when the broker says how, and may still fill"),
  FILLED(40, "2", "all of it is filled"),
  CANCELED(40, "4", "ended by request; what was filled stays filled"),
  EXPIRED(40, "C", "ended by its time in force"),
  REPLACED(40, "5", "another order stands in its place"),
  REJECTED(40, "8", "refused by the broker, at once or late"),
  NOT_SENT(40, "", "proved never to have been at the broker; the broker's word outweighs that"),
  DENIED(40, "", "refused by us, with a code; no broker saw it");

  private static final int WORKING_RANK = 30;
  private static final int FINAL_RANK = 40;

  private final int rank;
  private final String fixValue;
  private final String meaning;

  OrderStatus(int rank, String fixValue, String meaning) {
    this.rank = rank;
    this.fixValue = fixValue;
    this.meaning = meaning;
  }

  /** The value of FIX tag 39; empty for a state of our own. */
  public String fixValue() {
    return fixValue;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  public int rank() {
    return rank;
  }

  /** Whether something may yet become of it. */
  public boolean isOpen() {
    return rank < FINAL_RANK;
  }

  /** All of which something may yet become. */
  public static Set<OrderStatus> open() {
    return Arrays.stream(values()).filter(OrderStatus::isOpen).collect(toUnmodifiableSet());
  }

  /** All that are final. */
  public static Set<OrderStatus> closed() {
    return Arrays.stream(values()).filter(status -> !status.isOpen()).collect(toUnmodifiableSet());
  }

  /** Whether the broker has it, as far as we know, and has not finished with it. */
  public boolean isWorking() {
    return rank == WORKING_RANK;
  }

  /** Whether nobody knows yet if the broker has it. */
  public boolean isUnsettled() {
    return rank < WORKING_RANK;
  }

  /** Whether only the broker can say so. */
  public boolean isBrokersWord() {
    return switch (this) {
      case SENDING, UNKNOWN, NOT_SENT, DENIED -> false;
      case ACCEPTED,
          PARTIALLY_FILLED,
          DONE_FOR_DAY,
          PENDING_REPLACE,
          PENDING_CANCEL,
          FILLED,
          CANCELED,
          EXPIRED,
          REPLACED,
          REJECTED ->
          true;
    };
  }

  /** From where we can have learned that an order has come to be in this state. */
  public Set<EvidenceSource> sources() {
    Set<EvidenceSource> broker =
        EnumSet.complementOf(EnumSet.of(EvidenceSource.OPERATOR, EvidenceSource.GATEWAY));
    return switch (this) {
      case SENDING, DENIED -> EnumSet.of(EvidenceSource.OPERATOR);
      case UNKNOWN -> EnumSet.of(EvidenceSource.SUBMIT, EvidenceSource.GATEWAY);
      case NOT_SENT -> EnumSet.of(EvidenceSource.GATEWAY);
      case FILLED, CANCELED, EXPIRED, REPLACED -> broker;
      case PENDING_CANCEL -> with(broker, EvidenceSource.OPERATOR);
      // By our own doing where nothing came of a replacement, or proof of absence met a refusal.
      case ACCEPTED, PARTIALLY_FILLED, DONE_FOR_DAY, PENDING_REPLACE, REJECTED ->
          with(broker, EvidenceSource.GATEWAY);
    };
  }

  private static Set<EvidenceSource> with(Set<EvidenceSource> sources, EvidenceSource more) {
    sources.add(more);
    return sources;
  }

  public boolean mayBecome(OrderStatus next) {
    return switch (this) {
      case SENDING -> next == UNKNOWN || next.isBrokersWord();
      case UNKNOWN -> next == NOT_SENT || next.isBrokersWord();
      case ACCEPTED, PARTIALLY_FILLED, DONE_FOR_DAY, PENDING_REPLACE, PENDING_CANCEL, NOT_SENT ->
          next.isBrokersWord();
      case FILLED, CANCELED, EXPIRED, REPLACED, REJECTED, DENIED -> false;
    };
  }

  /**
   * What the broker's word means here. One that we do not know means at least that it has the
   * order.
   */
  public static OrderStatus of(BrokerOrderStatus word) {
    return switch (word) {
      case NEW,
          PENDING_NEW,
          ACCEPTED,
          ACCEPTED_FOR_BIDDING,
          HELD,
          STOPPED,
          SUSPENDED,
          CALCULATED,
          UNRECOGNIZED ->
          ACCEPTED;
      case PARTIALLY_FILLED -> PARTIALLY_FILLED;
      case PENDING_CANCEL -> PENDING_CANCEL;
      case PENDING_REPLACE -> PENDING_REPLACE;
      case DONE_FOR_DAY -> DONE_FOR_DAY;
      case FILLED -> FILLED;
      case CANCELED -> CANCELED;
      case EXPIRED -> EXPIRED;
      case REPLACED -> REPLACED;
      case REJECTED -> REJECTED;
    };
  }
}
