package io.breakwater.execution.audit.chain.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.chain.Finding;
import io.breakwater.execution.audit.chain.Finding.Kind;
import io.breakwater.execution.audit.chain.Verification;
import io.breakwater.execution.audit.jdbc.JdbcEventCursors;
import io.breakwater.execution.audit.jdbc.JdbcEventStream;
import io.breakwater.execution.audit.jdbc.Writer;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ten thousand chained events; whatever their owner does to them behind our back is named. He does
 * it in a transaction that is rolled back once the chain has been checked in it.
 */
@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTamperIT {
  private static final int EVENTS = 10_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  private HikariDataSource pool;
  private JdbcClient jdbc;
  private TransactionTemplate transactions;
  private JdbcAuditChain chain;

  @BeforeAll
  void chainTenThousandEvents(TestDatabase database) {
    pool = Schema.migrated(database);
    var template = new JdbcTemplate(pool);
    var manager = new DataSourceTransactionManager(pool);
    jdbc = JdbcClient.create(template);
    transactions = new TransactionTemplate(manager);
    chain =
        new JdbcAuditChain(
            template, manager, new JdbcEventStream(jdbc), new JdbcEventCursors(jdbc));
    jdbc.sql(
            """
            insert into event (type, subject_kind, subject_id, actor, at, details)
            select 'order.accepted', 'order', 'o-' || n % 500, 'trader-' || n % 7,
                timestamptz '2013-01-02 15:00:00Z' + n * interval '1 millisecond',
                jsonb_build_object('n', n::text, 'symbol', 'AAPL')
            from generate_series(1, :events) n
            """)
        .param("events", EVENTS)
        .update();
    chainAll();
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Test
  void findsNothingWrongWhereNothingIs() {
    Verification whole = chain.verify();

    assertThat(whole.findings()).isEmpty();
    assertThat(whole.bad()).isZero();
    assertThat(whole.rows()).isGreaterThanOrEqualTo(EVENTS);
  }

  @Test
  void namesTheRowWhereverAByteIsFlipped() {
    List<String> changes =
        List.of(
            "update event set type = 'order.acceptee' where sequence = :event",
            "update event set subject_id = subject_id || 'x' where sequence = :event",
            "update event set actor = 'Trader-1' where sequence = :event",
            "update event set at = at + interval '1 microsecond' where sequence = :event",
            "update event set recorded_at = recorded_at - interval '1 second' where sequence = :event",
            "update event set details = jsonb_set(details, '{symbol}', '\"AAPM\"')"
                + " where sequence = :event",
            "update audit set hash = set_byte(hash, 7, get_byte(hash, 7) # 1) where event_sequence = :event",
            "update audit set previous_hash = set_byte(previous_hash, 7, get_byte(previous_hash, 7) # 1)"
                + " where event_sequence = :event");
    var random = new SplittableRandom(26);
    for (String change : changes) {
      for (long row : new long[] {1, 2 + random.nextInt(EVENTS - 2), EVENTS}) {
        String tampering = change.replace(":event", Long.toString(eventOf(row)));

        assertThat(after(tampering)).as(tampering).isEqualTo(List.of(Kind.CHANGED + " " + row));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5_000, EVENTS - 1})
  void namesWhatIsGone(long row) {
    assertThat(after("delete from event where sequence = " + eventOf(row)))
        .containsExactly("MISSING " + row);
    assertThat(after("delete from audit where sequence = " + row))
        .containsExactly("MISSING " + row);
    assertThat(
            after(
                "delete from audit where sequence = " + row,
                "update audit set sequence = sequence + 1000000 where sequence > " + row,
                "update audit set sequence = sequence - 1000001 where sequence > 1000000",
                "update audit_head set sequence = sequence - 1"))
        .as("and the rest moved up")
        .containsExactly("MISSING " + row);
  }

  @Test
  void namesWhatStandsInAnothersPlace() {
    assertThat(
            after(
                "update audit set sequence = 1000000 where sequence = 3000",
                "update audit set sequence = 3000 where sequence = 7000",
                "update audit set sequence = 7000 where sequence = 1000000"))
        .startsWith("REORDERED 3000")
        .contains("REORDERED 7000");
    assertThat(
            after(
                "update event e set (subject_id, actor, at, recorded_at, details) ="
                    + " (o.subject_id, o.actor, o.at, o.recorded_at, o.details) from event o"
                    + " where (e.sequence, o.sequence) in ((%1$d, %2$d), (%2$d, %1$d))"
                        .formatted(eventOf(4_000), eventOf(4_001))))
        .containsExactly("REORDERED 4000", "REORDERED 4001");
    assertThat(
            after(
                "update audit set event_sequence = 0 where sequence = 20",
                "update audit set event_sequence = %d where sequence = 30".formatted(eventOf(20)),
                "update audit set event_sequence = %d where sequence = 20".formatted(eventOf(30))))
        .containsExactly("REORDERED 20", "REORDERED 30");
  }

  @Test
  void namesWhereItIsCutOff() {
    assertThat(after("delete from audit where sequence > 9000")).containsExactly("TRUNCATED 9001");
    assertThat(after("truncate audit")).containsExactly("TRUNCATED 1");
    assertThat(
            after(
                "delete from audit where sequence > 9000",
                "delete from event where sequence > 9000"))
        .startsWith("TRUNCATED 9001");
  }

  @Test
  void namesAHeadThatIsNotTheChains() {
    assertThat(after("update audit_head set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)"))
        .singleElement()
        .asString()
        .startsWith("HEAD_DIFFERS");
    assertThat(after("update audit_head set sequence = 8000")).containsExactly("INSERTED 8001");
  }

  /** With an old transaction's id it stands where every reader has passed already. */
  @Test
  void namesWhatWasPutIn() {
    assertThat(
            after(
                "insert into event (type, subject_kind, subject_id, actor, at, details, transaction)"
                    + " select type, subject_kind, subject_id, 'nobody', at, details, '1'::xid8"
                    + " from event where sequence = "
                    + eventOf(1)))
        .containsExactly("INSERTED 1");
    assertThat(
            after(
                "update audit set sequence = sequence + 1000000 where sequence >= 600",
                "update audit set sequence = sequence - 999999 where sequence > 1000000",
                "insert into audit select 600, -1, hash, hash from audit where sequence = 599"))
        .startsWith("MISSING 600");
  }

  @Test
  void refusesEveryChangeAndSaysSo() {
    for (String statement :
        List.of(
            "update event set actor = 'x'",
            "delete from event",
            "truncate event",
            "update audit set event_sequence = 1",
            "delete from audit",
            "truncate audit")) {
      assertThatThrownBy(() -> jdbc.sql(statement).update())
          .as(statement)
          .rootCause()
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() ->
              transactions.executeWithoutResult(status -> {
                jdbc.sql("grant all on event, audit to current_user").update();
                jdbc.sql(statement).update();
              }))
          .as("with the right taken back: %s", statement)
          .rootCause()
          .hasMessageContaining("append-only");
    }
    assertThatThrownBy(() -> jdbc.sql("delete from audit_head").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void aLateHolderOfTheLeaseWritesNothing() {
    assertThat(chain.extend(7, 10)).isPresent();

    assertThat(chain.extend(6, 10)).isEmpty();
    assertThat(chain.extend(7, 10)).isPresent();
  }

  @Test
  void chainsALateCommitToo() throws Exception {
    long before = chain.verify().rows();
    try (var late = new Writer(pool);
        var early = new Writer(pool)) {
      late.begin().append(Events.accepted("late"));
      early.begin().append(Events.accepted("early")).commit();
      chain.extend(7, 100);
      late.commit();
    }

    await()
        .atMost(SOON)
        .until(() -> {
          chain.extend(7, 100);
          return chain.verify().rows() == before + 2;
        });

    assertThat(chain.verify().bad()).isZero();
    assertThat(chain.lag()).isZero();
  }

  @Test
  void isOneChainHoweverManyWrite() throws Exception {
    int before = rows();
    for (int i = 0; i < 200; i++) {
      jdbc.sql(
              """
              insert into event (type, subject_kind, subject_id, actor, at, details)
              values ('order.accepted', 'order', 'race', 'trader', clock_timestamp(), '{}')
              """)
          .update();
    }
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      writers.add(() -> {
        int chained = 0;
        while (rows() < before + 200) {
          chained += chain.extend(7, 9).orElseThrow();
        }
        return chained;
      });
    }

    int chained = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> writer : threads.invokeAll(writers)) {
        chained += writer.get();
      }
    }

    assertThat(chained).isEqualTo(200);
    assertThat(chain.verify().bad()).isZero();
  }

  private void chainAll() {
    await()
        .atMost(SOON)
        .until(() -> {
          chain.extend(1, 1_000);
          return rows() == EVENTS;
        });
  }

  private int rows() {
    return jdbc.sql("select count(*) from audit").query(Integer.class).single();
  }

  /** What is found after an owner, who has taken his rights back, has done this. */
  private List<String> after(String... tampering) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          status.setRollbackOnly();
          jdbc.sql("grant all on event, audit, audit_head to current_user").update();
          jdbc.sql("alter table event disable trigger user").update();
          jdbc.sql("alter table audit disable trigger user").update();
          jdbc.sql("alter table audit_head disable trigger user").update();
          for (String step : tampering) {
            jdbc.sql(step).update();
          }
          return chain.verify().findings().stream().map(AuditTamperIT::inShort).toList();
        }));
  }

  private static String inShort(Finding finding) {
    return finding.kind() + " " + finding.sequence();
  }

  private long eventOf(long row) {
    return jdbc.sql("select event_sequence from audit where sequence = :row")
        .param("row", row)
        .query(Long.class)
        .single();
  }
}
