package io.breakwater.execution.quarantine;

import io.breakwater.execution.broker.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quarantine without a database. */
final class InMemoryQuarantineBook implements QuarantineBook {
  private static final Instant AT = Instant.parse("2013-01-02T15:00:00Z");

  private final Map<Ground.Topic, Entry> standing = new LinkedHashMap<>();

  @Override
  public synchronized State open(Ground ground) {
    Entry known = standing.get(ground.topic());
    if (known == null || !known.ground().equals(ground)) {
      standing.put(ground.topic(), new Entry(ground, State.OPEN, AT, null, null));
    }
    return standing.get(ground.topic()).state();
  }

  @Override
  public synchronized void agree(Ground.Topic topic) {
    standing.remove(topic);
  }

  @Override
  public synchronized List<Entry> standing() {
    return standing.values().stream()
        .sorted(Comparator.comparing(entry -> entry.ground().symbol()))
        .toList();
  }

  @Override
  public synchronized List<Entry> release(Symbol symbol, String reason, String actor) {
    List<Entry> released = new ArrayList<>();
    standing.replaceAll((_, entry) -> {
      if (!entry.ground().symbol().equals(symbol) || entry.state() != State.OPEN) {
        return entry;
      }
      released.add(new Entry(entry.ground(), State.RELEASED, AT, actor, reason));
      return released.getLast();
    });
    return released;
  }
}
