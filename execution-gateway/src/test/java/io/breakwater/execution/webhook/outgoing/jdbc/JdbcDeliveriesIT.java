package io.breakwater.execution.webhook.outgoing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.jdbc.JdbcEventCursors;
import io.breakwater.execution.audit.jdbc.JdbcEventLog;
import io.breakwater.execution.audit.jdbc.JdbcEventStream;
import io.breakwater.execution.testing.Schema;
import io.breakwater.execution.webhook.outgoing.Deliveries;
import io.breakwater.execution.webhook.outgoing.Deliveries.Turn;
import io.breakwater.execution.webhook.outgoing.DeliveriesContract;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithInfra(schema = "execution")
class JdbcDeliveriesIT extends DeliveriesContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static HikariDataSource pool;

  private final JdbcClient jdbc = JdbcClient.create(pool);
  private final JdbcEventStream stream = new JdbcEventStream(jdbc);
  private final JdbcEventLog log = new JdbcEventLog(jdbc);
  private final JdbcDeliveries deliveries =
      new JdbcDeliveries(
          jdbc,
          new TransactionTemplate(new DataSourceTransactionManager(pool)),
          new JdbcDeliveries.Log(stream, new JdbcEventCursors(jdbc), log),
          SettableMarketClock.at("2013-01-02T15:00:00Z"));

  @BeforeAll
  static void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  protected Deliveries deliveries() {
    return deliveries;
  }

  @Override
  protected void append(Event event) {
    log.append(event);
    await().atMost(SOON).until(() -> stream.oldestUnsettled().isZero());
  }

  /** The database's clock cannot be set; so what is to come moves instead. */
  @Override
  protected void elapse(Duration duration) {
    jdbc.sql(
            """
            update webhook_delivery
            set next_attempt_at = next_attempt_at - :millis * interval '1 millisecond'
            """)
        .param("millis", duration.toMillis())
        .update();
  }

  @Test
  void writesIntoTheLogWhatIsGivenUpAndWhoWantsItSentAgain() {
    var turn = new Turn("logged", 1);
    deliveries.next(turn, 10);
    append(Events.accepted("a"));
    var head = deliveries.next(turn, 10).events().getFirst();
    deliveries.bury(turn, head, "status 500");
    deliveries.replay("logged", head.sequence(), "olga");

    var told = log.of(new Event.Subject("delivery", "logged/" + head.sequence()));

    assertThat(told)
        .extracting(event -> event.event().type() + " by " + event.event().actor())
        .containsExactly("delivery.dead by gateway", "delivery.replayed by olga");
    assertThat(told.getFirst().event().details()).containsEntry("reason", "status 500");
  }
}
