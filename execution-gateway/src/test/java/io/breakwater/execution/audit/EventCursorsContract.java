package io.breakwater.execution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link EventCursors} does. */
public abstract class EventCursorsContract {
  private static final EventPosition THIRD = new EventPosition(7, 3);

  private final String name = "reader-" + UUID.randomUUID();

  protected abstract EventCursors cursors();

  protected abstract <T> T inTransaction(Supplier<T> work);

  @Test
  void beginsWhereANewReaderIsToldTo() {
    assertThat(claim(name, 0, THIRD)).contains(THIRD);
    assertThat(claim(name, 0, EventPosition.START)).as("not new any more").contains(THIRD);
  }

  @Test
  void staysWhereItWasMovedTo() {
    assertThat(cursors().find(name)).isEmpty();
    claim(name, 0, EventPosition.START);
    advance(name, THIRD);

    assertThat(cursors().find(name)).contains(THIRD);
    assertThat(claim(name, 0, EventPosition.START)).contains(THIRD);
    assertThat(claim(name + "-other", 0, EventPosition.START)).contains(EventPosition.START);
  }

  @Test
  void refusesALateHolderOfTheLease() {
    claim(name, 5, EventPosition.START);
    claim(name, 6, EventPosition.START);

    assertThat(claim(name, 5, EventPosition.START)).isEmpty();
    assertThat(claim(name, 6, EventPosition.START)).contains(EventPosition.START);
  }

  @Test
  void neverMovesBack() {
    claim(name, 0, THIRD);

    for (var to : new EventPosition[] {THIRD, new EventPosition(7, 2), new EventPosition(6, 9)}) {
      assertThatThrownBy(() -> advance(name, to)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(claim(name, 0, EventPosition.START)).contains(THIRD);
  }

  private Optional<EventPosition> claim(String reader, long token, EventPosition ifNew) {
    return inTransaction(() -> cursors().claim(reader, token, ifNew));
  }

  private void advance(String reader, EventPosition to) {
    inTransaction(() -> {
      cursors().claim(reader, 0, EventPosition.START);
      cursors().advance(reader, to);
      return to;
    });
  }
}
