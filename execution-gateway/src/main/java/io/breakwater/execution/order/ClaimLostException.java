package io.breakwater.execution.order;

/** Another gateway has claimed the order since, because this one was slow. */
public final class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimLostException(OrderId order) {
    super("order " + order + " has been claimed by another gateway");
  }
}
