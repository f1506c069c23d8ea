package io.breakwater.execution.order;

/** Sees each change of an order as it is committed. */
public interface OrderWatcher {

  /** An order was written down, SENDING or DENIED. */
  void written(Order order);

  void saved(Order before, Order after, EvidenceSource source);

  /** Sees nothing. */
  static OrderWatcher blind() {
    return new OrderWatcher() {
      @Override
      public void written(Order order) {}

      @Override
      public void saved(Order before, Order after, EvidenceSource source) {}
    };
  }
}
