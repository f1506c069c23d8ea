package io.breakwater.execution.audit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.EventStreamContract;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No event is missed and none is read twice, however the transactions of its writers overlap. */
@WithInfra(schema = "execution")
class JdbcEventStreamIT extends EventStreamContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static HikariDataSource pool;

  private final JdbcClient jdbc = JdbcClient.create(pool);
  private final JdbcEventLog log = new JdbcEventLog(jdbc);
  private final JdbcEventStream stream = new JdbcEventStream(jdbc);

  @BeforeAll
  static void migrate(TestDatabase database) {
    pool = Schema.migrated(database);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  protected EventStream stream() {
    return stream;
  }

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected void settle() {
    await().atMost(SOON).until(() -> stream.oldestUnsettled().isZero());
  }

  @Test
  void missesNoneThatCommitsAfterALaterOne() throws SQLException {
    var reader = new Reader(stream.end());
    var naive = new NaiveReader();
    try (var early = new Writer(pool).begin();
        var late = new Writer(pool).begin()) {
      late.append(Events.accepted("slow"));
      early.append(Events.accepted("quick")).commit();
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            reader.read();
            assertThat(reader.subjects()).containsExactly("quick");
          });
      naive.read();
      late.commit();
      naive.read();
    }
    reader.readAll();

    assertThat(reader.subjects()).containsExactly("quick", "slow");
    assertThat(naive.subjects()).as("by the sequence alone").containsExactly("quick");
  }

  @Test
  void waitsForAnOlderTransactionThatMayYetAppend() throws SQLException {
    var reader = new Reader(stream.end());
    try (var early = new Writer(pool).begin();
        var late = new Writer(pool).begin()) {
      late.append(Events.accepted("late")).commit();
      reader.read();
      assertThat(reader.subjects()).as("it would be passed by").isEmpty();
      early.append(Events.accepted("early")).commit();
    }
    reader.readAll();

    assertThat(reader.subjects()).containsExactly("early", "late");
  }

  @Test
  void keepsTheEventsOfASubjectInTheOrderOfTheirSequence() throws SQLException {
    String order = UUID.randomUUID().toString();
    var reader = new Reader(stream.end());
    try (var early = new Writer(pool).begin();
        var late = new Writer(pool).begin()) {
      late.append(Events.accepted(order)).commit();
      early.append(Events.accepted(order)).commit();
    }
    reader.readAll();

    assertThat(reader.sequences()).hasSize(2).isSorted();
  }

  @Test
  void isHeldUpByAWriterThatDoesNotEndAndSaysForHowLong() throws SQLException {
    var reader = new Reader(stream.end());
    try (var stuck = new Writer(pool)) {
      stuck.begin();
      log.append(Events.accepted("behind"));

      await().atMost(SOON).until(() -> stream.oldestUnsettled().isPositive());
      reader.read();
      assertThat(reader.subjects()).isEmpty();
    }
    reader.readAll();

    assertThat(reader.subjects()).containsExactly("behind");
  }

  @Test
  void isNotHeldUpByATransactionThatOnlyReads() throws SQLException {
    var reader = new Reader(stream.end());
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("select count(*) from event");
        log.append(Events.accepted("beside"));
        reader.readAll();
      }
      connection.rollback();
    }

    assertThat(reader.subjects()).containsExactly("beside");
  }

  @Test
  void losesAndRepeatsNothingUnderManyWriters() throws Exception {
    int writers = 8;
    int transactions = 120;
    var reader = new Reader(stream.end());
    long seed = 20_260_102;
    Map<String, Integer> committed = new HashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        results.add(threads.submit(writes(new SplittableRandom(seed + i), transactions)));
      }
      while (!results.stream().allMatch(Future::isDone)) {
        reader.read();
      }
      for (var result : results) {
        result.get().forEach(id -> committed.merge(id, 1, Integer::sum));
      }
    }
    reader.readAll();

    Map<String, Integer> read = new HashMap<>();
    reader.subjects().forEach(id -> read.merge(id, 1, Integer::sum));
    assertThat(committed).as("seed %d", seed).hasSizeGreaterThan(writers * transactions / 2);
    assertThat(read).as("seed %d", seed).isEqualTo(committed);
    assertThat(reader.reads).as("it read while they wrote").isGreaterThan(1);
  }

  /** As after a logical restore: ids of another cluster, larger than this one has reached. */
  @Test
  void doesNotSeeEventsOfTransactionsYetToCome() {
    EventPosition before = stream.end();
    JdbcClient restored = JdbcClient.create(pool);
    restored
        .sql(
            """
            insert into event (type, subject_kind, subject_id, actor, at, details, transaction)
            select 'order.accepted', 'order', 'restored', 'tester', now(), '{}',
                (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 200)::text::xid8
            """)
        .update();

    List<RecordedEvent> seen = stream.after(before, 10);
    passTransactions(250);
    settle();

    assertThat(seen).isEmpty();
    assertThat(stream.after(before, 10))
        .extracting(event -> event.event().subject().id())
        .containsExactly("restored");
  }

  private void passTransactions(int count) {
    for (int i = 0; i < count; i++) {
      jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
    }
  }

  /** Transactions of one to three events, a fifth of them given up. Returns what was committed. */
  private static Callable<List<String>> writes(SplittableRandom random, int transactions) {
    return () -> {
      List<String> committed = new ArrayList<>();
      for (int i = 0; i < transactions; i++) {
        try (var writer = new Writer(pool)) {
          List<String> ids = new ArrayList<>();
          for (int j = random.nextInt(1, 4); j > 0; j--) {
            ids.add(UUID.randomUUID().toString());
            writer.append(Events.accepted(ids.getLast()));
          }
          if (random.nextInt(5) > 0) {
            writer.commit();
            committed.addAll(ids);
          }
        }
      }
      return committed;
    };
  }

  /** Reads as the readers of the service do. */
  private final class Reader {
    private final List<RecordedEvent> seen = new ArrayList<>();
    private EventPosition position;
    private int reads;

    Reader(EventPosition from) {
      this.position = from;
    }

    void read() {
      for (var page = stream.after(position, 10); !page.isEmpty(); page = next()) {
        seen.addAll(page);
        position = page.getLast().position();
        reads++;
      }
    }

    void readAll() {
      settle();
      read();
    }

    private List<RecordedEvent> next() {
      return stream.after(position, 10);
    }

    List<String> subjects() {
      return seen.stream().map(event -> event.event().subject().id()).toList();
    }

    List<Long> sequences() {
      return seen.stream().map(RecordedEvent::sequence).toList();
    }
  }

  /** The broken variant: goes by the sequence alone, and takes whatever is committed. */
  private final class NaiveReader {
    private final List<String> subjects = new ArrayList<>();
    private long last =
        jdbc.sql("select coalesce(max(sequence), 0) from event").query(Long.class).single();

    void read() {
      jdbc.sql("select sequence, subject_id from event where sequence > :last order by sequence")
          .param("last", last)
          .query((row, number) -> {
            last = row.getLong("sequence");
            return row.getString("subject_id");
          })
          .list()
          .forEach(subjects::add);
    }

    List<String> subjects() {
      return subjects;
    }
  }
}
