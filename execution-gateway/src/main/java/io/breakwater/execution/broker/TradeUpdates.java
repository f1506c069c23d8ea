package io.breakwater.execution.broker;

import java.util.function.Consumer;

/**
 * The broker's stream of what becomes of our orders. A hint that comes early, not the truth:
 * messages can be missed, doubled and late, so whoever listens also asks.
 */
public interface TradeUpdates {

  /**
   * Connects, and returns once the broker confirmed that it will report.
   *
   * @param reports called on the stream's own thread, one at a time, in the order of arrival; what
   *     it throws ends the subscription, because a report that could not be recorded must be
   *     fetched again
   * @throws BrokerUnreadableException if the broker could not be reached, or refused
   */
  Subscription subscribe(Consumer<ExecutionReport> reports);

  /** One connection. Thread-safe. */
  interface Subscription extends AutoCloseable {

    /**
     * Whether reports can still come; asks the broker for a sign of life where none came lately.
     */
    boolean isAlive();

    /** Ends it; if it has ended already, does nothing. */
    @Override
    void close();
  }
}
