package io.breakwater.execution.webhook.outgoing.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventCursors;
import io.breakwater.execution.audit.EventLog;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.webhook.outgoing.Deliveries;
import io.breakwater.execution.webhook.outgoing.DeliveryState;
import io.breakwater.execution.webhook.outgoing.SenderReplacedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A cursor per endpoint, and a row for each message that was not delivered at once. Whoever writes
 * claims the cursor first, which refuses a late holder of the lease. Thread-safe.
 */
public final class JdbcDeliveries implements Deliveries {
  private static final String GATEWAY = "gateway";
  private static final String ENDPOINT = "endpoint";
  private static final String SEQUENCE = "sequence";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Log log;
  private final InstantSource marketTime;

  public JdbcDeliveries(
      JdbcClient jdbc, TransactionOperations transactions, Log log, InstantSource marketTime) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.log = log;
    this.marketTime = marketTime;
  }

  /** The log of events as this class uses it: read, remember how far, append. */
  public record Log(EventStream stream, EventCursors cursors, EventLog events) {}

  @Override
  public Work next(Turn turn, int limit) {
    return inTransaction(() -> {
      EventPosition position = log.cursors().find(cursor(turn)).orElseGet(() -> claim(turn));
      List<RecordedEvent> events = log.stream().after(position, limit);
      Optional<Retry> retry =
          retry(turn).filter(row -> !events.isEmpty() && row.isOf(events.getFirst()));
      return new Work(
          events,
          retry.map(Retry::attempts).orElse(0),
          retry.map(Retry::pause).orElse(Duration.ZERO),
          dueReplay(turn));
    });
  }

  @Override
  public void advance(Turn turn, EventPosition to) {
    inTransaction(() -> {
      claim(turn);
      return move(turn, to);
    });
  }

  @Override
  public void retry(Turn turn, RecordedEvent head, String failure, Duration wait) {
    inTransaction(() -> {
      claim(turn);
      return keep(turn, head, new Attempt(DeliveryState.RETRYING, failure, wait));
    });
  }

  @Override
  public void bury(Turn turn, RecordedEvent head, String failure) {
    inTransaction(() -> {
      claim(turn);
      keep(turn, head, new Attempt(DeliveryState.DEAD, failure, null));
      append(turn.endpoint(), head.sequence(), "delivery.dead", GATEWAY, failure);
      return move(turn, head.position());
    });
  }

  @Override
  public void replayed(Turn turn, RecordedEvent event) {
    inTransaction(() -> {
      claim(turn);
      return keep(turn, event, new Attempt(DeliveryState.DELIVERED, "", null));
    });
  }

  @Override
  public void retryReplay(Turn turn, RecordedEvent event, String failure, Duration wait) {
    inTransaction(() -> {
      claim(turn);
      return keep(turn, event, new Attempt(DeliveryState.REPLAYING, failure, wait));
    });
  }

  @Override
  public void buryReplay(Turn turn, RecordedEvent event, String failure) {
    inTransaction(() -> {
      claim(turn);
      append(turn.endpoint(), event.sequence(), "delivery.dead", GATEWAY, failure);
      return keep(turn, event, new Attempt(DeliveryState.DEAD, failure, null));
    });
  }

  @Override
  public Replay replay(String endpoint, long sequence, String actor) {
    return inTransaction(() -> {
      int wanted =
          jdbc.sql(
                  """
                  update webhook_delivery
                  set state = 'REPLAYING', attempts = 0, next_attempt_at = clock_timestamp()
                  where endpoint = :endpoint and sequence = :sequence and state = 'DEAD'
                  """)
              .param(ENDPOINT, endpoint)
              .param(SEQUENCE, sequence)
              .update();
      if (wanted == 0) {
        return isKept(endpoint, sequence) ? Replay.NOT_DEAD : Replay.UNKNOWN;
      }
      append(endpoint, sequence, "delivery.replayed", actor, "");
      return Replay.ASKED_FOR;
    });
  }

  @Override
  public List<Delivery> list(Filter filter, int limit) {
    Place before = filter.before();
    return jdbc.sql(
            """
            select endpoint, sequence, type, order_id, at, state, attempts, failure,
                last_attempt_at, next_attempt_at
            from webhook_delivery
            where (:state::text is null or state = :state)
              and (:endpoint::text is null or endpoint = :endpoint)
              and (:before::bigint is null or (sequence, endpoint) < (:before, :beforeEndpoint))
            order by sequence desc, endpoint desc limit :limit
            """)
        .param("state", filter.state() == null ? null : filter.state().name())
        .param(ENDPOINT, filter.endpoint())
        .param("before", before == null ? null : before.sequence())
        .param("beforeEndpoint", before == null ? null : before.endpoint())
        .param("limit", limit)
        .query(JdbcDeliveries::delivery)
        .list();
  }

  @Override
  public int dead() {
    return jdbc.sql("select count(*) from webhook_delivery where state = 'DEAD'")
        .query(Integer.class)
        .single();
  }

  private EventPosition claim(Turn turn) {
    return log.cursors()
        .claim(cursor(turn), turn.token(), log.stream().end())
        .orElseThrow(() -> new SenderReplacedException(turn.endpoint()));
  }

  /** What has been tried again and passed by now leaves no row. */
  private int move(Turn turn, EventPosition to) {
    log.cursors().advance(cursor(turn), to);
    return jdbc.sql(
            "delete from webhook_delivery where endpoint = :endpoint and state = 'RETRYING'")
        .param(ENDPOINT, turn.endpoint())
        .update();
  }

  private int keep(Turn turn, RecordedEvent event, Attempt attempt) {
    Duration wait = attempt.pause();
    return jdbc.sql(
            """
            insert into webhook_delivery as kept
                (endpoint, sequence, type, order_id, at, state, attempts, failure, next_attempt_at)
            values (:endpoint, :sequence, :type, :orderId, :at, :state, 1, :failure,
                clock_timestamp() + :waitMillis::bigint * interval '1 millisecond')
            on conflict (endpoint, sequence) do update set
                state = excluded.state, attempts = kept.attempts + 1, failure = excluded.failure,
                last_attempt_at = clock_timestamp(), next_attempt_at = excluded.next_attempt_at
            """)
        .param(ENDPOINT, turn.endpoint())
        .param(SEQUENCE, event.sequence())
        .param("type", event.event().type())
        .param("orderId", event.event().subject().id())
        .param("at", event.event().at().atOffset(UTC))
        .param("state", attempt.state().name())
        .param("failure", attempt.failure())
        .param("waitMillis", wait == null ? null : wait.toMillis())
        .update();
  }

  private Optional<Retry> retry(Turn turn) {
    return jdbc.sql(
            """
            select sequence, attempts,
                greatest(extract(epoch from next_attempt_at - clock_timestamp()) * 1000, 0)::bigint
                    as wait_millis
            from webhook_delivery where endpoint = :endpoint and state = 'RETRYING'
            """)
        .param(ENDPOINT, turn.endpoint())
        .query((row, number) ->
            new Retry(
                row.getLong(SEQUENCE),
                row.getInt("attempts"),
                Duration.ofMillis(row.getLong("wait_millis"))))
        .optional();
  }

  private Optional<DueReplay> dueReplay(Turn turn) {
    return jdbc.sql(
            """
            select sequence, attempts from webhook_delivery
            where endpoint = :endpoint and state = 'REPLAYING'
              and next_attempt_at <= clock_timestamp()
            order by next_attempt_at, sequence limit 1
            """)
        .param(ENDPOINT, turn.endpoint())
        .query((row, number) ->
            new Retry(row.getLong(SEQUENCE), row.getInt("attempts"), Duration.ZERO))
        .optional()
        .map(due -> new DueReplay(event(due.sequence()), due.attempts()));
  }

  private boolean isKept(String endpoint, long sequence) {
    return jdbc.sql(
            "select exists (select 1 from webhook_delivery"
                + " where endpoint = :endpoint and sequence = :sequence)")
        .param(ENDPOINT, endpoint)
        .param(SEQUENCE, sequence)
        .query(Boolean.class)
        .single();
  }

  /** The log is read by place; the event is the first one after the place just before its own. */
  private RecordedEvent event(long sequence) {
    EventPosition own = log.stream().find(sequence).orElseThrow();
    return log.stream()
        .after(new EventPosition(own.transaction(), own.sequence() - 1), 1)
        .getFirst();
  }

  private void append(String endpoint, long sequence, String type, String actor, String failure) {
    log.events()
        .append(
            new Event(
                type,
                new Event.Subject("delivery", endpoint + "/" + sequence),
                actor,
                marketTime.instant(),
                failure.isEmpty() ? Map.of() : Map.of("reason", failure)));
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
    return new Delivery(
        row.getString(ENDPOINT),
        row.getLong(SEQUENCE),
        row.getString("type"),
        row.getString("order_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("failure"),
        row.getObject("last_attempt_at", OffsetDateTime.class).toInstant(),
        next == null ? null : next.toInstant());
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transactions.execute(_ -> work.get()));
  }

  private static String cursor(Turn turn) {
    return "webhook:" + turn.endpoint();
  }

  /** What has come of an attempt, and when there is another. */
  private record Attempt(DeliveryState state, String failure, @Nullable Duration pause) {}

  /** A message that is to be tried again. */
  private record Retry(long sequence, int attempts, Duration pause) {
    boolean isOf(RecordedEvent event) {
      return event.sequence() == sequence;
    }
  }
}
