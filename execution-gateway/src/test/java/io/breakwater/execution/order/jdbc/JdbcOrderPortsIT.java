package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderPortsContract;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcOrderPortsIT extends OrderPortsContract {
  private Ledgers ledgers;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @AfterEach
  void rowsAreWhatTheirEventsMakeOfThem() {
    FoldedOrders.check(ledgers.jdbc);
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position cascade").update();
    ledgers.jdbc.sql("update trading_gate set account = 'paper', state = 'ACTIVE'").update();
  }

  @Override
  protected OrderLedger ledger() {
    return ledgers.ledger;
  }

  @Override
  protected ExecutionLedger executions() {
    return ledgers.executions();
  }

  @Override
  protected RecoveryQueue queue() {
    return ledgers.recoveryQueue("one");
  }

  @Override
  protected CancelRequests cancels() {
    return ledgers.cancelRequests();
  }

  @Override
  protected OrderBook book() {
    return ledgers.book();
  }

  @Override
  protected void pass(Duration time) {
    ledgers
        .jdbc
        .sql(
            """
            update orders set recorded_at = recorded_at - :ms * interval '1 millisecond',
                send_deadline = send_deadline - :ms * interval '1 millisecond',
                next_lookup_at = next_lookup_at - :ms * interval '1 millisecond',
                lease_until = lease_until - :ms * interval '1 millisecond',
                unknown_since = unknown_since - :ms * interval '1 millisecond',
                first_absent_at = first_absent_at - :ms * interval '1 millisecond',
                cancel_due_at = cancel_due_at - :ms * interval '1 millisecond'
            """)
        .param("ms", time.toMillis())
        .update();
  }
}
