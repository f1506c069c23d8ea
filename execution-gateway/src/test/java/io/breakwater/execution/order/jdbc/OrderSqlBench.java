package io.breakwater.execution.order.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
import io.breakwater.execution.order.Orders;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs only the SQL of an order's way: transaction T1 and the record of its outcome, by the
 * service's own classes, on as many connections as threads, against a database that a gateway has
 * migrated. What an order costs beside that is HTTP, the broker and the rest of us.
 *
 * <p>Arguments: JDBC URL, user, prefix of the ids, connections, seconds to warm up, seconds to
 * measure; the password is in {@code PASSWORD}. Prints {@code orders=… seconds=…}.
 */
public final class OrderSqlBench {
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final int PRICES = 100;

  private final Ledgers ledgers;
  private final Judge gates;
  private final String prefix;
  private final AtomicInteger next = new AtomicInteger();

  private OrderSqlBench(Ledgers ledgers, String prefix) {
    this.ledgers = ledgers;
    this.gates = ledgers.gates();
    this.prefix = prefix;
  }

  /** Measures once. */
  public static void main(String[] args) throws Exception {
    var config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(args[1]);
    config.setPassword(System.getenv("PASSWORD"));
    int connections = Integer.parseInt(args[3]);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    try (var ledgers = new Ledgers(new HikariDataSource(config))) {
      var bench = new OrderSqlBench(ledgers, args[2]);
      bench.run(connections, Duration.ofSeconds(Long.parseLong(args[4])));
      long began = System.nanoTime();
      int orders = bench.run(connections, Duration.ofSeconds(Long.parseLong(args[5])));
      System.out.printf("orders=%d seconds=%.3f%n", orders, (System.nanoTime() - began) / 1e9);
    }
  }

  private int run(int connections, Duration time) throws Exception {
    long until = System.nanoTime() + time.toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        counts.add(threads.submit(() -> ordersUntil(until)));
      }
    }
    int sum = 0;
    for (Future<Integer> count : counts) {
      sum += count.get();
    }
    return sum;
  }

  private int ordersUntil(long until) {
    int count = 0;
    while (System.nanoTime() < until) {
      one(next.getAndIncrement());
      count++;
    }
    return count;
  }

  private void one(int number) {
    String id = prefix + number;
    NewOrder order =
        new NewOrder(new ClientOrderId(id), null, restingLimit(number), false, "trader");
    if (!(ledgers.ledger.admit(order, gates) instanceof Admission.Recorded(var recorded))) {
      throw new IllegalStateException(id + " was not let through");
    }
    ledgers.ledger.record(
        recorded.id(),
        new SendOutcome.Accepted(
            Orders.report(id, order.terms(), BrokerOrderStatus.NEW, "0", number)));
  }

  /** No two alike, else the guard against duplicates would refuse the second. */
  private static OrderTerms restingLimit(int number) {
    int rest = number / SYMBOLS.size();
    return OrderTerms.of(
        new Symbol(SYMBOLS.get(number % SYMBOLS.size())),
        Side.BUY,
        Quantity.of(1 + rest / PRICES),
        new Pricing.Limit(Price.of(BigDecimal.valueOf(100L + rest % PRICES, 2))),
        TimeInForce.DAY);
  }
}
