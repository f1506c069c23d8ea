package io.breakwater.localstack.venue.order;

/**
 * Which family an order is of, and as what.
 *
 * @param parent the order that the client placed; its replacements stay in its family
 */
public record Family(OrderClass orderClass, OrderId parent, Role role) {

  /** What an order is in its family. */
  public enum Role {
    /** The one that the client placed: the entry, or of an OCO the limit order. */
    PARENT,
    TAKE_PROFIT,
    STOP_LOSS
  }

  public boolean isParent() {
    return role == Role.PARENT;
  }

  /** Whether the order opens the position that the legs are to close. */
  public boolean isEntry() {
    return isParent() && orderClass != OrderClass.OCO;
  }
}
