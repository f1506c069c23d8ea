package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A client that repeats a request over and over, faster than it is answered, takes nothing from
 * other orders.
 */
class RepeatFloodIT extends RunningGateway {
  private static final int REPEATERS = 200;
  private static final int OTHERS = 10;
  private static final int MOST_TRIES_AGAIN = 10;
  private static final long PAUSE_MILLIS = 250;

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(1);

  @Test
  void otherOrdersPassWhileRepeatsOfOneWaitForItsSymbol() throws Exception {
    List<Integer> others = new ArrayList<>();
    List<Answer> repeats;
    try (var repeaters = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Connection _ = lockedSymbol("AAPL")) {
        flood(repeaters);
        await().atMost(Duration.ofSeconds(20)).until(() -> answers.size() > REPEATERS);
        for (int i = 0; i < OTHERS; i++) {
          others.add(bought("other-" + i, "S" + (char) ('A' + i)));
        }
        repeats = List.copyOf(answers);
      } finally {
        enough.countDown();
      }
    }

    assertThat(others)
        .as("202: a machine this busy may keep the broker's answer")
        .hasSize(OTHERS)
        .isSubsetOf(201, 202);
    assertThat(BROKER.arrivals())
        .filteredOn(id -> id.startsWith("other-"))
        .as("each of the others went out")
        .hasSize(OTHERS);
    assertThat(repeats)
        .as("sent away, and told when to ask again")
        .allMatch(answer -> answer.status() == 503 && answer.header("Retry-After").equals("1"));
  }

  @Test
  void repeatsAreStillOneOrderOfWhichEverybodyIsTold() {
    try (var repeaters = Executors.newVirtualThreadPerTaskExecutor()) {
      flood(repeaters);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> answers.stream().filter(answer -> answer.status() == 200).count() > 100);
      enough.countDown();
    }

    assertThat(BROKER.arrivals()).containsExactly("flood");
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).doesNotContain(500);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 200)
        .allMatch(answer -> answer.header("Idempotent-Replayed").equals("true"))
        .extracting(answer -> answer.text("order_id"))
        .containsOnly(gateway.order("flood").text("order_id"));
  }

  /**
   * Asks again where there is no time for it now: on a busy machine that may be so without a flood.
   */
  private int bought(String clientOrderId, String symbol) {
    int status = gateway.buy(clientOrderId, symbol, "1").status();
    for (int again = 0; again < MOST_TRIES_AGAIN && status == 503; again++) {
      status = gateway.buy(clientOrderId, symbol, "1").status();
    }
    return status;
  }

  private void flood(ExecutorService repeaters) {
    for (int i = 0; i < REPEATERS; i++) {
      repeaters.submit(() -> {
        do {
          answers.add(gateway.buy("flood", "AAPL", "10"));
        } while (!enough.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        return null;
      });
    }
  }
}
