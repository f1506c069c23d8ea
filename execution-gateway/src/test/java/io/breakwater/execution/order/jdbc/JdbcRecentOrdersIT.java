package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.order.Orders.buy;
import static io.breakwater.execution.order.Orders.newOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.risk.RecentOrders;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcRecentOrdersIT {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int MANY = 10_000;

  private Ledgers ledgers;
  private RecentOrders recent;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
    recent = new JdbcRecentOrders(ledgers.jdbc, Schema.ACCOUNT);
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders cascade").update();
  }

  @Test
  void findsAnotherOrderThatAsksForTheSame() {
    ledgers.sending("c-1", "AAPL", 10);

    assertThat(twinOf(newOrder("c-2", buy("AAPL", 10)))).contains("c-1");
  }

  @Test
  void findsNeitherItselfNorWhatAsksForSomethingElseNorWhatIsLongAgo() {
    Order before = ledgers.sending("c-0", "AAPL", 10);
    ledgers.age(before, WINDOW.plusSeconds(1));
    ledgers.sending("c-1", "AAPL", 11);
    ledgers.sending("c-2", "AAPL", 10);

    assertThat(twinOf(newOrder("c-2", buy("AAPL", 10)))).isEmpty();
  }

  /** Each order is judged by this, and hardly any has a twin. */
  @Test
  void readsNoOrderThatIsNoTwinHoweverManyThereAre() {
    ledgers.age(ledgers.sending("c-old", "AAPL", 10), WINDOW.plusMinutes(1));
    ledgers.multiply("c-old", MANY);
    ledgers.sending("c-1", "AAPL", 11);
    ledgers.multiply("c-1", MANY);
    ledgers.jdbc.sql("analyze orders").update();

    assertThat(rowsReadFor(newOrder("c-3", buy("AAPL", 10)))).isZero();
  }

  private long rowsReadFor(NewOrder order) {
    return ledgers.transactions.run(() -> {
      long before = ledgers.orderRowsRead();
      assertThat(twinOf(order)).isEmpty();
      return ledgers.orderRowsRead() - before;
    });
  }

  private Optional<String> twinOf(NewOrder order) {
    return recent.twinOf(order.proposed(), WINDOW);
  }
}
