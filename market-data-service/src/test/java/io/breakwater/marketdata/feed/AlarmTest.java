package io.breakwater.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {

  private final Alarm alarm = new Alarm();

  @Test
  void wakesWhoWaitsBeforeTheTimeIsOver() throws Exception {
    CompletableFuture<Void> waiting = await(Duration.ofMinutes(5));

    alarm.ring();

    waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void remembersOneRingForWhoComesLater() throws Exception {
    alarm.ring();
    alarm.ring();

    await(Duration.ofMinutes(5)).get(10, TimeUnit.SECONDS);

    CompletableFuture<Void> second = await(Duration.ofMinutes(5));
    assertThat(second).isNotDone();
    alarm.ring();
    second.get(10, TimeUnit.SECONDS);
  }

  @Test
  void letsGoWhenTheTimeIsOver() throws Exception {
    await(Duration.ofMillis(1)).get(10, TimeUnit.SECONDS);
  }

  private CompletableFuture<Void> await(Duration atMost) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            alarm.await(atMost);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        Thread::startVirtualThread);
  }
}
