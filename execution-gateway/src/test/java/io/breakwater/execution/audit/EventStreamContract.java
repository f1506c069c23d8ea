package io.breakwater.execution.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventStream} does. */
public abstract class EventStreamContract {
  private EventPosition before = EventPosition.START;

  protected abstract EventStream stream();

  protected abstract EventLog log();

  /** Waits until everything that was appended may be read: the database has work of its own. */
  protected void settle() {}

  @BeforeEach
  void skipWhatIsThere() {
    settle();
    before = stream().end();
  }

  @Test
  void isAtItsEndWhereNothingHasHappenedSince() {
    assertThat(stream().after(before, 10)).isEmpty();
    assertThat(stream().end()).isEqualTo(before);
  }

  @Test
  void leadsFromPageToPageWithoutGapOrRepeat() {
    List<String> appended = append(7);

    List<String> read = new ArrayList<>();
    EventPosition position = before;
    for (var page = stream().after(position, 3);
        !page.isEmpty();
        page = stream().after(position, 3)) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      page.forEach(event -> read.add(event.event().subject().id()));
      position = page.getLast().position();
    }

    assertThat(read).isEqualTo(appended);
    assertThat(position).isEqualTo(stream().end());
  }

  @Test
  void findsAnEventBySequenceToGoOnAfterIt() {
    List<String> appended = append(3);
    RecordedEvent second = stream().after(before, 3).get(1);

    EventPosition found = stream().find(second.sequence()).orElseThrow();

    assertThat(found).isEqualTo(second.position());
    assertThat(stream().after(found, 3))
        .extracting(event -> event.event().subject().id())
        .containsExactly(appended.get(2));
  }

  @Test
  void findsNothingForASequenceThatIsNotThere() {
    assertThat(stream().find(Long.MAX_VALUE)).isEmpty();
    assertThat(stream().find(0)).isEmpty();
  }

  @Test
  void keepsWhatWasAppendedWhole() {
    Event event = Events.accepted(UUID.randomUUID().toString());

    log().append(event);
    settle();

    assertThat(stream().after(before, 1).getFirst().event()).isEqualTo(event);
  }

  private List<String> append(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = UUID.randomUUID().toString();
      ids.add(id);
      log().append(Events.accepted(id));
    }
    settle();
    return ids;
  }
}
