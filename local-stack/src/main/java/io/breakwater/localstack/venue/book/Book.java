package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the account and its orders are kept across every kind of end of the process. Each method
 * that writes is one transaction: all of it is kept, or, if it throws, none.
 *
 * <p>Thread-safe.
 */
public interface Book {

  /** The account as last committed. */
  AccountRecord account();

  /** The orders that were open at the last commit, in the order in which they were accepted. */
  List<Order> openOrders();

  /**
   * Writes what one command, or one pass of the engine, did.
   *
   * @throws ClientOrderIdUsedException if a new order's client order id was used before
   */
  void commit(Change change);

  void keepSettings(AccountSettings settings);

  /** Keeps the equity at a session's close, which the account then shows as its last. */
  void keepLastEquity(LocalDate session, Money equity);

  Optional<Order> order(OrderId id);

  Optional<Order> order(ClientOrderId id);

  /** The orders of a family, in the order in which they were accepted. */
  List<Order> family(OrderId parent);

  /** The orders that match, in the direction and up to the number asked for. */
  List<Order> orders(OrderQuery query);

  /** The fill of that execution; none where it was taken back. */
  Optional<Fill> fill(UUID executionId);

  /** The fills that count and match, in the direction and up to the number asked for. */
  List<Fill> fills(FillQuery query);

  /** How many orders were ever accepted. */
  long orderCount();
}
