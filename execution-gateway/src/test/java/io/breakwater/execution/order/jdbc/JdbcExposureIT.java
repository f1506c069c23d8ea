package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.order.Orders.buy;
import static io.breakwater.execution.order.Orders.newOrder;
import static io.breakwater.execution.order.Orders.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.position.jdbc.JdbcExposure;
import io.breakwater.execution.risk.Exposure;
import io.breakwater.execution.risk.SymbolExposure;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** C3, I9: what an order is judged on top of. */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcExposureIT {
  private static final Pattern BUYING = Pattern.compile("(\\d+) on top of held 0, buying (\\d+),");
  private static final int RIVALS = 16;
  private static final int MANY = 10_000;

  private Ledgers ledgers;
  private Exposure exposure;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
    exposure = new JdbcExposure(ledgers.jdbc, Schema.ACCOUNT);
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position cascade").update();
  }

  @Test
  void isWhatIsHeldAndWhatMayStillBeBoughtAndSold() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ledgers.sending("c-2", "MSFT", 3);
    assertThat(exposure.of("AAPL")).isEqualTo(exposure(0, 10));

    BrokerOrder word = report("c-1", order.terms(), PARTIALLY_FILLED, "4", 1);
    ledgers.executions().take(ExecutionReport.of(word), EvidenceSource.POLL);
    assertThat(exposure.of("AAPL")).as("filled, not counted yet").isEqualTo(exposure(0, 10));

    ledgers.executions().take(Orders.execution(word, "e-1", "4", "20"), EvidenceSource.POLL);
    assertThat(exposure.of("AAPL")).isEqualTo(exposure(4, 6));

    ledgers
        .executions()
        .take(
            ExecutionReport.of(report("c-1", order.terms(), CANCELED, "4", 9)),
            EvidenceSource.POLL);
    assertThat(exposure.of("AAPL")).isEqualTo(exposure(4, 0));
    assertThat(exposure.of("GOOG")).isEqualTo(SymbolExposure.NONE);
  }

  /** Two that did not see each other could together be more than one of them may be. */
  @Test
  void eachOfManyOrdersAtOnceIsJudgedOnTopOfThoseBeforeIt() throws Exception {
    List<Future<Admission>> admissions = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 1; number <= RIVALS; number++) {
        var order = newOrder("c-" + number, buy("AAPL", number));
        admissions.add(
            threads.submit(
                () -> Patience.with(() -> ledgers.ledger.admit(order, ledgers.gates()))));
      }
    }
    for (Future<Admission> admission : admissions) {
      assertThat(admission.get()).isInstanceOf(Admission.Recorded.class);
    }

    List<MatchResult> judged =
        ledgers.jdbc.sql("select decision::text from orders").query(String.class).list().stream()
            .map(decision -> BUYING.matcher(decision).results().findFirst().orElseThrow())
            .sorted((one, other) -> Integer.compare(buying(one), buying(other)))
            .toList();
    int before = 0;
    for (MatchResult one : judged) {
      assertThat(buying(one)).isEqualTo(before);
      before += Integer.parseInt(one.group(1));
    }
    assertThat(before).isEqualTo(RIVALS * (RIVALS + 1) / 2);
  }

  /** Each order is judged by this, and most orders that there ever were are done. */
  @Test
  void readsNoOrderThatIsDoneHoweverManyThereAre() {
    Order done = ledgers.sending("c-1", "AAPL", 10);
    ledgers
        .executions()
        .take(
            ExecutionReport.of(report("c-1", done.terms(), CANCELED, "0", 1)), EvidenceSource.POLL);
    ledgers.multiply("c-1", MANY);
    ledgers.jdbc.sql("analyze orders").update();

    long read =
        ledgers.transactions.run(() -> {
          long before = ledgers.orderRowsRead();
          assertThat(exposure.of("AAPL")).isEqualTo(SymbolExposure.NONE);
          return ledgers.orderRowsRead() - before;
        });

    assertThat(read).isZero();
  }

  private static int buying(MatchResult judged) {
    return Integer.parseInt(judged.group(2));
  }

  private static SymbolExposure exposure(long held, long buying) {
    return new SymbolExposure(SignedQuantity.of(held), Quantity.of(buying), Quantity.ZERO);
  }
}
