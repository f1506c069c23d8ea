package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Orders at the broker that nobody sent through here, once they have been reported. Each method is
 * one transaction. Thread-safe.
 */
public interface Adoptions {

  /** Those that are open or have filled and are no orders of ours, oldest first. */
  List<BrokerOrderId> foreign(int atMost);

  /** Their symbols, of those first seen less than so long ago in machine time. */
  Set<Symbol> symbolsSeenWithin(Duration age);

  /**
   * Gives an order a row of ours, of origin EXTERNAL, so that its fills count and its rest shows.
   *
   * @param seenFor how long ago, in machine time, it must have been seen first
   */
  Adoption adopt(BrokerOrder order, Duration seenFor);

  /** What came of it. */
  enum Adoption {
    ADOPTED,
    /** It may yet turn out to be ours. */
    TOO_SOON,
    /** It asks for something that we have no words for, or has the id of another order of ours. */
    NOT_MODELLED
  }
}
