package io.breakwater.execution.broker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broker's side of an order. Every call ends within the adapter's total timeout and is made
 * once: whether to try again is decided by whoever knows the order. Thread-safe.
 */
public interface Broker {

  /**
   * The same broker, for who asks again and again: its questions are put only with what is left of
   * the broker's rate limit by orders, cancels and what these hang on, and are unreadable
   * otherwise.
   */
  default Broker inBackground() {
    return this;
  }

  /** Hands the order over, unless the window has closed by the time of the write. */
  SendOutcome submit(OrderInstruction order, SendWindow window);

  /**
   * Asks for an order to be put in the place of a working one, unless the window has closed by the
   * time of the write. {@link SendOutcome.Accepted} is about the replacement, and says that the
   * broker will try: the order that is replaced ends when the broker says so later.
   */
  SendOutcome replace(ReplaceInstruction order, SendWindow window);

  OrderLookup find(ClientOrderId clientOrderId);

  OrderLookup find(BrokerOrderId brokerOrderId);

  CancelReply cancel(BrokerOrderId brokerOrderId);

  /**
   * Asks for every open order of the account to be canceled.
   *
   * @return how many the broker said it will cancel
   * @throws BrokerUnreadableException if the broker gave no answer, or a part of one
   */
  int cancelAll();

  /**
   * The orders that the broker has open, oldest first. Of more than ten thousand, the oldest.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  List<BrokerOrder> openOrders();

  /**
   * The executions after an instant of the broker's clock, oldest first, a page of at most 100.
   *
   * @param from where the page before says that the list goes on; null for the first page
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from);

  /**
   * The executions of one order, oldest first. Of more than two thousand, the oldest.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  List<Execution> executionsOf(BrokerOrderId brokerOrderId);
}
