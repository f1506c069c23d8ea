package io.breakwater.execution.order;

/** Is told, once it is committed, what became of orders. Never throws. Thread-safe. */
public interface OrderObserver {

  /** An order was written down, SENDING or DENIED. */
  void admitted(Order order);

  void changedTo(OrderStatus status);

  void countedFill(EvidenceSource source);

  /** Something was counted that cannot be: more filled than was ordered. */
  void overfilled(Order order);
}
