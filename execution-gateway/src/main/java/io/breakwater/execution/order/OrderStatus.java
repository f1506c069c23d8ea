package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrderStatus;

/**
 * Where an order is in its life: FIX OrdStatus (tag 39), plus states of our own.
 *
 * <p>Ranks only grow: a state may be skipped, never left for a lower rank. States that work at the
 * broker share a rank and are told apart by the broker's last word, so a refused cancel goes back.
 * The one way out of a final state is from {@link #NOT_SENT}: that was our belief, and the broker's
 * word outweighs it. A fill is counted in every state and moves quantities, not this.
 */
public enum OrderStatus {
  /** Written down, and perhaps on its way. */
  SENDING(10),
  /** It may be at the broker: we have not yet learned what became of it. Never becomes SENDING. */
  UNKNOWN(20),
  /** The broker has it. */
  ACCEPTED(30),
  PARTIALLY_FILLED(30),
  /** Done for today; wakes at the next session. */
  DONE_FOR_DAY(30),
  PENDING_REPLACE(30),
  /** Asked to be canceled; ends when the broker says how. */
  PENDING_CANCEL(30),
  FILLED(40),
  CANCELED(40),
  EXPIRED(40),
  REPLACED(40),
  /** Refused by the broker, at once or late. */
  REJECTED(40),
  /** Proved never to have been at the broker. */
  NOT_SENT(40),
  /** Refused by us; no broker saw it. */
  DENIED(40);

  private static final int WORKING_RANK = 30;
  private static final int FINAL_RANK = 40;

  private final int rank;

  OrderStatus(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }

  /** Whether something may yet become of it. */
  public boolean isOpen() {
    return rank < FINAL_RANK;
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
  static OrderStatus of(BrokerOrderStatus word) {
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
