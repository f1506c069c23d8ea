package io.breakwater.execution.order;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.Reversal;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Orders and what the broker says of them, for tests. */
public final class Orders {
  static final Instant BROKER_TIME = Instant.parse("2013-01-02T15:00:00Z");

  private Orders() {}

  public static OrderTerms buy(String symbol, long quantity) {
    return OrderTerms.of(
        new Symbol(symbol), Side.BUY, Quantity.of(quantity), new Pricing.Market(), TimeInForce.DAY);
  }

  public static NewOrder newOrder(String clientOrderId, OrderTerms terms) {
    return new NewOrder(new ClientOrderId(clientOrderId), null, terms, false, "trader");
  }

  /** How the broker says that an order stands, so many milliseconds after it came. */
  public static BrokerOrder report(
      String clientOrderId, OrderTerms terms, BrokerOrderStatus status, String filled, int millis) {
    return new BrokerOrder(
        new BrokerOrderId("broker-" + clientOrderId),
        new ClientOrderId(clientOrderId),
        BrokerTerms.of(terms),
        status,
        status.name().toLowerCase(Locale.ROOT),
        Quantity.of(filled),
        null,
        BROKER_TIME.plusMillis(millis),
        List.of());
  }

  /** The same, with the exits that the broker has made of it. */
  public static BrokerOrder withLegs(BrokerOrder order, List<BrokerOrder> legs) {
    return new BrokerOrder(
        order.id(),
        order.clientOrderId(),
        order.terms(),
        order.status(),
        order.statusText(),
        order.filledQuantity(),
        order.averageFillPrice(),
        order.updatedAt(),
        legs);
  }

  /** Bought at 20, to be sold at 25 or 15. */
  public static OrderTerms bracket(String symbol, long quantity) {
    return new OrderTerms(
        new Symbol(symbol),
        Side.BUY,
        new OrderAmount.Shares(Quantity.of(quantity)),
        new Pricing.Limit(Price.of(20)),
        TimeInForce.DAY,
        false,
        new Exits.Bracket(
            new Exits.TakeProfit(Price.of(25)), new Exits.StopLoss(Price.of(15), null)));
  }

  /** What the broker makes of the exits of such an order. */
  public static List<BrokerOrder> exits(String clientOrderId, OrderTerms bracket) {
    return List.of(
        exit(clientOrderId + "-profit", bracket, new Pricing.Limit(Price.of(25))),
        exit(clientOrderId + "-stop", bracket, new Pricing.Stop(Price.of(15))));
  }

  private static BrokerOrder exit(String id, OrderTerms entry, Pricing pricing) {
    OrderTerms terms =
        new OrderTerms(
            entry.symbol(),
            Side.SELL,
            entry.amount(),
            pricing,
            entry.timeInForce(),
            false,
            new Exits.None());
    return report(id, terms, BrokerOrderStatus.HELD, "0", 1);
  }

  /** One execution as the stream tells it. */
  public static ExecutionReport filled(
      BrokerOrder order, String executionId, String quantity, String price) {
    return new ExecutionReport(order, execution(order, executionId, quantity, price));
  }

  /** That the broker took an execution back, and how the order stands since. */
  public static ExecutionReport busted(BrokerOrder order, String executionId) {
    return ExecutionReport.of(
        order, new Reversal(new ExecutionId(executionId), null, order.updatedAt()));
  }

  /** That the broker put one execution in the place of another. */
  public static ExecutionReport corrected(
      BrokerOrder order, String executionId, String by, String quantity, String price) {
    return ExecutionReport.of(
        order,
        new Reversal(
            new ExecutionId(executionId),
            execution(order, by, quantity, price),
            order.updatedAt()));
  }

  public static Execution execution(
      BrokerOrder order, String executionId, String quantity, String price) {
    return new Execution(
        new ExecutionId(executionId),
        executionId.startsWith("derived"),
        order.id(),
        order.symbol(),
        order.side(),
        Quantity.of(quantity),
        Price.of(price),
        order.filledQuantity(),
        order.updatedAt());
  }
}
