package io.breakwater.execution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventFeedTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration NOT_LONG = Duration.ofMillis(1);
  private static final int WINDOW = 4;

  private final Counted log = new Counted();
  private final EventFeed feed = new EventFeed(log, WINDOW, 2);

  @Test
  void tellsWhatHappensAfterTheReaderCame() throws InterruptedException {
    append("before");
    feed.enter();
    EventPosition position = log.end();
    feed.poll();
    append("a", "b");
    feed.poll();

    assertThat(subjects(feed.after(position, SOON))).containsExactly("a", "b");
  }

  @Test
  void readsTheLogForWhoeverBeginsBeforeTheWindow() throws InterruptedException {
    append("1", "2", "3");
    feed.enter();
    feed.poll();
    append("4");
    feed.poll();

    assertThat(readAll(EventPosition.START)).containsExactly("1", "2", "3", "4");
  }

  @Test
  void losesNothingForAReaderWhoFallsBehindTheWindow() throws InterruptedException {
    feed.enter();
    feed.poll();
    for (int i = 0; i < 5 * WINDOW; i++) {
      append("e" + i);
      feed.poll();
    }

    assertThat(readAll(EventPosition.START)).hasSize(5 * WINDOW).doesNotHaveDuplicates();
  }

  @Test
  void servesManyReadersFromOnePoll() throws InterruptedException {
    feed.enter();
    feed.enter();
    feed.poll();
    EventPosition position = log.end();
    append("a");
    feed.poll();
    int reads = log.reads.get();

    for (int i = 0; i < 10; i++) {
      assertThat(subjects(feed.after(position, SOON))).containsExactly("a");
    }
    assertThat(log.reads).hasValue(reads);
  }

  @Test
  void pollsNothingWhileNobodyReads() {
    feed.poll();
    feed.enter();
    feed.leave();
    feed.poll();

    assertThat(log.reads).hasValue(0);
  }

  @Test
  void beginsAnewForAReaderWhoComesAfterAPause() throws InterruptedException {
    feed.enter();
    feed.poll();
    feed.leave();
    append("missed by nobody");
    feed.poll();
    feed.enter();
    EventPosition position = log.end();
    feed.poll();
    append("news");
    feed.poll();

    assertThat(subjects(feed.after(position, SOON))).containsExactly("news");
    assertThat(readAll(EventPosition.START)).containsExactly("missed by nobody", "news");
  }

  @Test
  void answersNothingWhereNothingHappens() throws InterruptedException {
    feed.enter();
    feed.poll();

    assertThat(feed.after(log.end(), NOT_LONG)).isEmpty();
  }

  @Test
  void letsInAsManyAsItHasRoomFor() {
    assertThat(feed.enter()).isTrue();
    assertThat(feed.enter()).isTrue();
    assertThat(feed.enter()).isFalse();

    feed.leave();
    assertThat(feed.enter()).isTrue();
  }

  @Test
  void wakesWhoeverWaitsWhenItCloses() {
    feed.enter();
    feed.poll();
    CompletableFuture<List<RecordedEvent>> news = waitAfter(log.end());

    feed.close();

    assertThat(news).succeedsWithin(SOON).isEqualTo(List.of());
    assertThat(feed.enter()).isFalse();
  }

  @Test
  void wakesWhoeverWaitsWhenSomethingHappens() {
    feed.enter();
    feed.poll();
    CompletableFuture<List<RecordedEvent>> news = waitAfter(log.end());

    append("a");
    feed.poll();

    assertThat(news).succeedsWithin(SOON);
    assertThat(subjects(news.join())).containsExactly("a");
  }

  /** Returns once the reader really waits. */
  private CompletableFuture<List<RecordedEvent>> waitAfter(EventPosition position) {
    var news = new CompletableFuture<List<RecordedEvent>>();
    Thread reader =
        Thread.startVirtualThread(() -> news.complete(after(position, Duration.ofMinutes(5))));
    await().atMost(SOON).until(() -> reader.getState() == Thread.State.TIMED_WAITING);
    return news;
  }

  private List<RecordedEvent> after(EventPosition position, Duration wait) {
    try {
      return feed.after(position, wait);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> readAll(EventPosition from) throws InterruptedException {
    List<String> read = new ArrayList<>();
    EventPosition position = from;
    for (var news = feed.after(position, NOT_LONG);
        !news.isEmpty();
        news = feed.after(position, NOT_LONG)) {
      read.addAll(subjects(news));
      position = news.getLast().position();
    }
    return read;
  }

  private void append(String... ids) {
    for (String id : ids) {
      log.append(Events.accepted(id));
    }
  }

  private static List<String> subjects(List<RecordedEvent> events) {
    return events.stream().map(event -> event.event().subject().id()).toList();
  }

  /** Counts how often the log is read. */
  private static final class Counted implements EventStream {
    private final InMemoryEvents events = new InMemoryEvents();
    private final AtomicInteger reads = new AtomicInteger();

    void append(Event event) {
      events.append(event);
    }

    @Override
    public List<RecordedEvent> after(EventPosition position, int limit) {
      reads.incrementAndGet();
      return events.after(position, limit);
    }

    @Override
    public Optional<EventPosition> find(long sequence) {
      return events.find(sequence);
    }

    @Override
    public EventPosition end() {
      return events.end();
    }

    @Override
    public Duration oldestUnsettled() {
      return events.oldestUnsettled();
    }
  }
}
