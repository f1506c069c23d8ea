package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.InMemoryEventCursors;
import io.breakwater.execution.audit.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Deliveries in memory, by a clock that the test hands in. Thread-safe. */
public final class InMemoryDeliveries implements Deliveries {
  private final EventStream stream;
  private final InstantSource clock;
  private final InMemoryEventCursors cursors = new InMemoryEventCursors();
  private final TreeMap<Key, Row> rows =
      new TreeMap<>(Comparator.comparingLong(Key::sequence).thenComparing(Key::endpoint));

  private record Key(long sequence, String endpoint) {}

  private record Row(RecordedEvent event, Delivery delivery) {}

  public InMemoryDeliveries(EventStream stream, InstantSource clock) {
    this.stream = stream;
    this.clock = clock;
  }

  @Override
  public synchronized Work next(Turn turn, int limit) {
    EventPosition position = cursors.find(turn.endpoint()).orElseGet(() -> claim(turn));
    List<RecordedEvent> events = stream.after(position, limit);
    Optional<Delivery> head =
        events.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(rows.get(new Key(events.getFirst().sequence(), turn.endpoint())))
                .map(Row::delivery)
                .filter(delivery -> delivery.state() == DeliveryState.RETRYING);
    return new Work(
        events,
        head.map(Delivery::attempts).orElse(0),
        head.map(this::pause).orElse(Duration.ZERO),
        rows.values().stream()
            .filter(row -> row.delivery().endpoint().equals(turn.endpoint()))
            .filter(row -> row.delivery().state() == DeliveryState.REPLAYING)
            .filter(row -> pause(row.delivery()).isZero())
            .findFirst()
            .map(row -> new DueReplay(row.event(), row.delivery().attempts())));
  }

  @Override
  public synchronized void advance(Turn turn, EventPosition to) {
    claim(turn);
    move(turn, to);
  }

  @Override
  public synchronized void retry(Turn turn, RecordedEvent head, String failure, Duration wait) {
    claim(turn);
    keep(turn, head, DeliveryState.RETRYING, failure, wait);
  }

  @Override
  public synchronized void bury(Turn turn, RecordedEvent head, String failure) {
    claim(turn);
    keep(turn, head, DeliveryState.DEAD, failure, null);
    move(turn, head.position());
  }

  @Override
  public synchronized void replayed(Turn turn, RecordedEvent event) {
    claim(turn);
    keep(turn, event, DeliveryState.DELIVERED, "", null);
  }

  @Override
  public synchronized void retryReplay(
      Turn turn, RecordedEvent event, String failure, Duration wait) {
    claim(turn);
    keep(turn, event, DeliveryState.REPLAYING, failure, wait);
  }

  @Override
  public synchronized void buryReplay(Turn turn, RecordedEvent event, String failure) {
    claim(turn);
    keep(turn, event, DeliveryState.DEAD, failure, null);
  }

  @Override
  public synchronized Replay replay(String endpoint, long sequence, String actor) {
    var key = new Key(sequence, endpoint);
    Row row = rows.get(key);
    if (row == null) {
      return Replay.UNKNOWN;
    }
    if (row.delivery().state() != DeliveryState.DEAD) {
      return Replay.NOT_DEAD;
    }
    Delivery dead = row.delivery();
    rows.put(
        key,
        new Row(
            row.event(),
            delivery(
                endpoint,
                row.event(),
                DeliveryState.REPLAYING,
                0,
                dead.failure(),
                clock.instant())));
    return Replay.ASKED_FOR;
  }

  @Override
  public synchronized List<Delivery> list(Filter filter, int limit) {
    Place before = filter.before();
    return rows.descendingMap().values().stream()
        .map(Row::delivery)
        .filter(row -> filter.state() == null || filter.state() == row.state())
        .filter(row -> filter.endpoint() == null || filter.endpoint().equals(row.endpoint()))
        .filter(row -> before == null || isBefore(row, before))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int dead() {
    return list(new Filter(DeliveryState.DEAD, null, null), Integer.MAX_VALUE).size();
  }

  private static boolean isBefore(Delivery row, Place place) {
    return row.sequence() < place.sequence()
        || (row.sequence() == place.sequence() && row.endpoint().compareTo(place.endpoint()) < 0);
  }

  private EventPosition claim(Turn turn) {
    return cursors
        .claim(turn.endpoint(), turn.token(), stream.end())
        .orElseThrow(() -> new SenderReplacedException(turn.endpoint()));
  }

  private void move(Turn turn, EventPosition to) {
    cursors.advance(turn.endpoint(), to);
    rows.values()
        .removeIf(row ->
            row.delivery().endpoint().equals(turn.endpoint())
                && row.delivery().state() == DeliveryState.RETRYING);
  }

  private void keep(
      Turn turn,
      RecordedEvent event,
      DeliveryState state,
      String failure,
      @Nullable Duration wait) {
    var key = new Key(event.sequence(), turn.endpoint());
    Row before = rows.get(key);
    int attempts = before == null ? 1 : before.delivery().attempts() + 1;
    Instant next = wait == null ? null : clock.instant().plus(wait);
    rows.put(key, new Row(event, delivery(turn.endpoint(), event, state, attempts, failure, next)));
  }

  private Delivery delivery(
      String endpoint,
      RecordedEvent event,
      DeliveryState state,
      int attempts,
      String failure,
      @Nullable Instant next) {
    return new Delivery(
        endpoint,
        event.sequence(),
        event.event().type(),
        event.event().subject().id(),
        event.event().at(),
        state,
        attempts,
        failure,
        clock.instant(),
        next);
  }

  private Duration pause(Delivery delivery) {
    Instant next = delivery.nextAttemptAt();
    if (next == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), next);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
