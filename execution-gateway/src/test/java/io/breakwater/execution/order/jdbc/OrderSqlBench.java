package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.Orders;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.TransientDataAccessException;

/**
 * Runs only the SQL of an order's way: transaction T1 and the record of its outcome, by the
 * service's own classes, on twenty connections. What an order costs beside that is HTTP, the broker
 * and the rest of us.
 *
 * <p>Arguments: JDBC URL of a database that has the schema, maybe empty; the schema, which is the
 * user too; a name that no other run over that database has; seconds to warm up; seconds to
 * measure. The password is in {@code PASSWORD}. Prints {@code orders=… seconds=… repeats=…}.
 */
public final class OrderSqlBench {
  private static final int CONNECTIONS = 20;
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final int PRICES = 500;

  private final Ledgers ledgers;
  private final Judge gates;
  private final String run;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();

  private OrderSqlBench(Ledgers ledgers, String run) {
    this.ledgers = ledgers;
    this.gates = ledgers.gates();
    this.run = run;
  }

  /** Measures once. */
  public static void main(String[] args) throws Exception {
    var database = new TestDatabase(args[0], args[1], args[1], System.getenv("PASSWORD"));
    try (var ledgers = new Ledgers(database)) {
      var bench = new OrderSqlBench(ledgers, args[2]);
      bench.run(Duration.ofSeconds(Long.parseLong(args[3])));
      bench.repeats.set(0);
      long began = System.nanoTime();
      int orders = bench.run(Duration.ofSeconds(Long.parseLong(args[4])));
      System.out.printf(
          "orders=%d seconds=%.3f repeats=%d%n",
          orders, (System.nanoTime() - began) / 1e9, bench.repeats.get());
    }
  }

  private int run(Duration time) throws Exception {
    long until = System.nanoTime() + time.toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        String symbol = SYMBOLS.get(i % SYMBOLS.size());
        counts.add(threads.submit(() -> ordersUntil(until, symbol)));
      }
    }
    int sum = 0;
    for (Future<Integer> count : counts) {
      sum += count.get();
    }
    return sum;
  }

  private int ordersUntil(long until, String symbol) {
    int count = 0;
    while (System.nanoTime() < until) {
      int number = next.getAndIncrement();
      var id = new ClientOrderId(run + "-" + number);
      var order = new NewOrder(id, run, restingLimit(symbol, number), false, "trader");
      Order recorded = admit(order);
      ledgers.ledger.record(
          recorded.id(),
          new SendOutcome.Accepted(
              Orders.report(id.value(), order.terms(), BrokerOrderStatus.NEW, "0", number)));
      count++;
    }
    return count;
  }

  /** Whoever waits too long for a lock asks again, as a client would. */
  private Order admit(NewOrder order) {
    while (true) {
      try {
        return switch (ledgers.ledger.admit(order, gates)) {
          case Admission.Recorded(Order recorded) -> recorded;
          case Admission other ->
              throw new IllegalStateException(order.clientOrderId() + " came to " + other);
        };
      } catch (TransientDataAccessException notNow) {
        repeats.incrementAndGet();
      }
    }
  }

  /** No two alike within the guard against duplicates. */
  private static OrderTerms restingLimit(String symbol, int number) {
    return OrderTerms.of(
        new Symbol(symbol),
        Side.BUY,
        Quantity.of(1 + number / PRICES),
        new Pricing.Limit(Price.of(BigDecimal.valueOf(100L + number % PRICES, 2))),
        TimeInForce.DAY);
  }
}
