package io.breakwater.orchestrator.orders;

import java.util.Set;

/**
 * The gateway's word on where an order is in its life. A word that we do not know reads as not
 * final: the run goes on waiting, and says so.
 */
public record OrderStatus(String name) {

  public static final OrderStatus FILLED = new OrderStatus("FILLED");
  public static final OrderStatus DENIED = new OrderStatus("DENIED");

  private static final Set<String> FINAL =
      Set.of("FILLED", "CANCELED", "EXPIRED", "REPLACED", "REJECTED", "DENIED", "NOT_SENT");

  public boolean isFinal() {
    return FINAL.contains(name);
  }

  public boolean isFilled() {
    return equals(FILLED);
  }

  @Override
  public String toString() {
    return name;
  }
}
