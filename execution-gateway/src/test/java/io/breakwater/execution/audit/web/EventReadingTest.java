package io.breakwater.execution.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.audit.EventFeed;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.InMemoryEvents;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Readers of the log beside each other. */
class EventReadingTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Principal VIEWER = new Principal("viewer", "viewer", Set.of(Role.VIEWER));

  private final InMemoryEvents log = new InMemoryEvents();
  private final EventFeed feed = new EventFeed(log, 100, 2);
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    feed.enter();
    feed.enter();
    feed.poll();
  }

  @AfterEach
  void end() {
    released.countDown();
    feed.close();
  }

  /** Not even until he is cut off. */
  @Test
  void aReaderWhoTakesNothingHoldsNobodyUp() {
    var stuck = new Stuck();
    var quick = new Taken();
    read(stuck);
    read(quick);
    log.append(Events.accepted("first"));
    feed.poll();
    assertThat(stuck.reached).succeedsWithin(SOON);

    log.append(Events.accepted("second"));
    feed.poll();

    await().atMost(SOON).until(() -> quick.text().contains("second"));
    assertThat(quick.text()).contains("first");
    assertThat(released.getCount()).as("the other is still stuck").isEqualTo(1);
  }

  @Test
  void endsWhereTheReaderTakesNoMore() {
    CompletableFuture<String> ended =
        read(
            new OutputStream() {
              private boolean opened;

              @Override
              public void write(int b) throws IOException {
                if (opened) {
                  throw new IOException("taken nothing for too long");
                }
              }

              @Override
              public void flush() {
                opened = true;
              }
            });

    log.append(Events.accepted("first"));
    feed.poll();

    assertThat(ended).succeedsWithin(SOON).isEqualTo("taken nothing for too long");
  }

  /** Answers why the reading ended. */
  private CompletableFuture<String> read(OutputStream out) {
    var ended = new CompletableFuture<String>();
    EventPosition from = log.end();
    var reading =
        new EventReading(
            feed,
            EventFilter.of(Set.of(), null, null, VIEWER),
            new WatchedKey(TestKeys.verifier(), TestKeys.key(Role.VIEWER), System::nanoTime),
            new EventWriter(out, JsonMapper.builder().build(), from.sequence()),
            new EventReading.Beat(Duration.ofHours(1), System::nanoTime),
            from);
    Thread.startVirtualThread(() -> {
      try {
        reading.run();
        ended.complete("closed");
      } catch (IOException e) {
        ended.complete(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    return ended;
  }

  /** Takes the opening, and then nothing until it is released. */
  private final class Stuck extends OutputStream {
    final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private volatile boolean opened;

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!opened) {
        return;
      }
      reached.complete(true);
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void flush() {
      opened = true;
    }
  }

  private static final class Taken extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void write(byte[] written, int offset, int length) {
      bytes.write(written, offset, length);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
