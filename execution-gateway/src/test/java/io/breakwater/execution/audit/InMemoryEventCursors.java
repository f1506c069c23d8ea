package io.breakwater.execution.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Cursors in memory, where each call is a transaction of its own. Thread-safe. */
public final class InMemoryEventCursors implements EventCursors {
  private final Map<String, Cursor> cursors = new HashMap<>();

  private record Cursor(EventPosition position, long token) {}

  @Override
  public synchronized Optional<EventPosition> find(String name) {
    return Optional.ofNullable(cursors.get(name)).map(Cursor::position);
  }

  @Override
  public synchronized Optional<EventPosition> claim(String name, long token, EventPosition ifNew) {
    Cursor now = cursors.getOrDefault(name, new Cursor(ifNew, 0));
    if (token < now.token()) {
      return Optional.empty();
    }
    cursors.put(name, new Cursor(now.position(), token));
    return Optional.of(now.position());
  }

  @Override
  public synchronized void advance(String name, EventPosition to) {
    Cursor now = cursors.get(name);
    if (now == null || !to.isAfter(now.position())) {
      throw new IllegalArgumentException("a cursor moves forward only, name=" + name);
    }
    cursors.put(name, new Cursor(to, now.token()));
  }
}
