package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.testing.RunningGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/** The log of events as the service wires it, where the database lets go of a transaction. */
class EventLogIT extends RunningGateway {
  private static final Event EVENT =
      new Event(
          "order.sending",
          Event.Subject.order("o-1"),
          "trader",
          Instant.parse("2013-01-02T15:00:00Z"),
          Map.of());

  @Autowired private EventLog log;
  @Autowired private TransactionOperations transactions;

  /** What is no fault of ours must not look like one: callers are answered 503 for it, not 500. */
  @Test
  void aTransactionThatTheDatabaseHasEndedIsAPassingTrouble() {
    assertThatThrownBy(() -> appendOnceTheDatabaseHasEndedTheTransaction())
        .isInstanceOf(TransientDataAccessException.class);
  }

  private void appendOnceTheDatabaseHasEndedTheTransaction() {
    transactions.executeWithoutResult(_ -> {
      jdbc.sql("set local transaction_timeout = '50ms'").update();
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      log.append(EVENT);
    });
  }
}
