package io.breakwater.execution.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.InMemoryEvents;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.webhook.outgoing.Deliveries.Delivery;
import io.breakwater.execution.webhook.outgoing.Deliveries.Filter;
import io.breakwater.execution.webhook.outgoing.WebhookSender.Outcome;
import io.breakwater.testing.InMemoryLeaseStore;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverWebhooksTest {
  private static final int ATTEMPTS = 3;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Outcome AWAY = new Outcome.Failed("no connection", null);

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-02T15:00:00Z"));
  private final InMemoryEvents log = new InMemoryEvents();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries(log, clock);
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock);
  private final Receiver receiver = new Receiver();
  private final Told told = new Told();
  private final DeliverWebhooks sender = sender("desk", "one");

  @BeforeEach
  void comeNew() {
    sender.step();
  }

  @Test
  void sendsWhatHappensInOrder() {
    append("a", "b", "a");

    sender.step();

    assertThat(receiver.orders()).containsExactly("a", "b", "a");
    assertThat(told.all).containsExactly("delivered", "delivered", "delivered");
    assertThat(all()).isEmpty();
  }

  @Test
  void sendsNothingTwice() {
    append("a");
    sender.step();
    sender.step();

    assertThat(receiver.orders()).containsExactly("a");
  }

  @Test
  void passesByWhatTheEndpointDoesNotWant() {
    for (int i = 0; i < 250; i++) {
      log.append(Events.of(new Event.Subject("key", "k"), "key.added"));
    }
    append("a");

    assertThat(sender.step()).as("there is more").isZero();
    sender.step();
    sender.step();

    assertThat(receiver.orders()).containsExactly("a");
  }

  @Test
  void triesTheSameMessageAgainUnderTheSameIdAndHoldsBackWhatComesAfter() {
    append("a", "b");
    receiver.answers(AWAY);

    sender.step();
    assertThat(receiver.orders()).containsExactly("a");
    sender.step();
    assertThat(receiver.orders()).as("not due").containsExactly("a");
    clock.advance(LONG);
    sender.step();

    assertThat(receiver.orders()).containsExactly("a", "a", "b");
    assertThat(receiver.ids().get(0)).isEqualTo(receiver.ids().get(1));
    assertThat(receiver.ids().get(2)).isNotEqualTo(receiver.ids().get(1));
    assertThat(receiver.messages.get(1).timestamp())
        .as("each attempt says when it was made")
        .isEqualTo(receiver.messages.getFirst().timestamp() + LONG.toSeconds());
    assertThat(receiver.messages.get(1).signature())
        .isNotEqualTo(receiver.messages.getFirst().signature());
  }

  @Test
  void setsAMessageAsideAfterTheAttemptsItHasAndGoesOn() {
    append("a", "b");
    receiver.answers(AWAY, AWAY, AWAY);

    for (int i = 0; i < ATTEMPTS + 1; i++) {
      sender.step();
      clock.advance(LONG);
    }

    assertThat(receiver.orders()).containsExactly("a", "a", "a", "b");
    assertThat(told.all).containsExactly("failed", "failed", "dead", "delivered");
    assertThat(all()).extracting(Delivery::state).containsExactly(DeliveryState.DEAD);
  }

  @Test
  void sendsADeadMessageAgainWithoutHoldingUpOthers() {
    append("a");
    receiver.answers(AWAY, AWAY, AWAY);
    for (int i = 0; i < ATTEMPTS; i++) {
      sender.step();
      clock.advance(LONG);
    }
    long dead = all().getFirst().sequence();
    receiver.messages.clear();

    deliveries.replay("desk", dead, "operator");
    receiver.answers(AWAY);
    append("b");
    sender.step();
    assertThat(receiver.orders()).containsExactly("a", "b");

    clock.advance(LONG);
    sender.step();
    assertThat(receiver.orders()).containsExactly("a", "b", "a");
    assertThat(all()).extracting(Delivery::state).containsExactly(DeliveryState.DELIVERED);
  }

  @Test
  void leavesTheSendingToWhoeverHoldsTheLease() {
    DeliverWebhooks other = sender("desk", "two");
    append("a");

    other.step();
    assertThat(receiver.orders()).isEmpty();

    sender.stop();
    other.step();
    assertThat(receiver.orders()).containsExactly("a");
  }

  @Test
  void isOvertakenWhenItWasSlowAndItsLateWordCountsForNothing() {
    append("a", "b");
    DeliverWebhooks other = sender("desk", "two");
    receiver.whileSending(() -> {
      clock.advance(LONG);
      other.step();
    });

    sender.step();

    assertThat(receiver.orders()).as("at least once").containsExactly("a", "a", "b");
    append("c");
    sender.step();
    other.step();
    assertThat(receiver.orders()).containsExactly("a", "a", "b", "c");
  }

  @Test
  void sendsAgainWhatWasUnderWayWhenItStopped() {
    append("a");
    receiver.answers(new Outcome.Abandoned());
    sender.step();
    sender.stop();

    sender("desk", "two").step();

    assertThat(receiver.orders()).containsExactly("a", "a");
    assertThat(all()).as("nobody failed").isEmpty();
  }

  @Test
  void saysHowFarBehindAnEndpointIs() {
    append("a");
    receiver.answers(AWAY);
    sender.step();
    assertThat(told.behind.get("desk")).isPositive();

    clock.advance(LONG);
    sender.step();
    assertThat(told.behind.get("desk")).isZero();
  }

  @Test
  void keepsTheOrderOfEachOrderWhateverTheReceiverDoes() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      receiver.messages.clear();
      receiver.delivered.clear();
      receiver.fails(random);
      for (int i = 0; i < 30; i++) {
        append("order-" + random.nextInt(4));
      }
      for (int i = 0; i < 200; i++) {
        sender.step();
        clock.advance(LONG);
      }

      assertThat(receiver.delivered.size() + deadSince(seed))
          .as("seed %d: each is delivered or dead", seed)
          .isEqualTo(30);
      Map<String, Long> last = new TreeMap<>();
      for (RecordedEvent event : receiver.delivered) {
        String order = event.event().subject().id();
        assertThat(event.sequence())
            .as("seed %d", seed)
            .isGreaterThan(last.getOrDefault(order, 0L));
        last.put(order, event.sequence());
      }
    }
  }

  private int deadBefore;

  private int deadSince(long seed) {
    int dead = deliveries.dead() - deadBefore;
    deadBefore = deliveries.dead();
    assertThat(dead).as("seed %d", seed).isNotNegative();
    return dead;
  }

  private DeliverWebhooks sender(String endpoint, String owner) {
    return new DeliverWebhooks(
        Endpoints.named(endpoint, "https://example.com/hook"),
        new SendersTurn(leases, endpoint, owner, this::nanos),
        deliveries,
        new DeliverWebhooks.Postbox(receiver::bodyOf, receiver, clock),
        new Retries(
            ATTEMPTS, Duration.ofSeconds(1), Duration.ofMinutes(1), new SplittableRandom(1)),
        told);
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }

  private void append(String... orders) {
    for (String order : orders) {
      log.append(Events.accepted(order));
    }
  }

  private List<Delivery> all() {
    return deliveries.list(new Filter(null, null, null), 1_000);
  }

  /** Keeps what it is sent; its bodies are the ids of orders. */
  private static final class Receiver implements WebhookSender {
    private final List<WebhookMessage> messages = new ArrayList<>();
    private final List<RecordedEvent> delivered = new ArrayList<>();
    private final ArrayDeque<Outcome> answers = new ArrayDeque<>();
    private final ArrayDeque<Runnable> meanwhile = new ArrayDeque<>();
    private SplittableRandom failing = new SplittableRandom(0);
    private boolean random;
    private @Nullable RecordedEvent sending;

    String bodyOf(RecordedEvent event) {
      sending = event;
      return event.event().subject().id();
    }

    void answers(Outcome... next) {
      answers.addAll(List.of(next));
    }

    void whileSending(Runnable work) {
      meanwhile.add(work);
    }

    void fails(SplittableRandom chance) {
      failing = chance;
      random = true;
    }

    List<String> orders() {
      return messages.stream().map(WebhookMessage::body).toList();
    }

    List<String> ids() {
      return messages.stream().map(WebhookMessage::id).toList();
    }

    @Override
    public Outcome send(Endpoint endpoint, WebhookMessage message) {
      messages.add(message);
      Runnable work = meanwhile.poll();
      if (work != null) {
        work.run();
      }
      Outcome answer = answers.poll();
      if (answer == null) {
        answer = random && failing.nextInt(100) < 55 ? AWAY : new Outcome.Delivered();
      }
      if (answer instanceof Outcome.Delivered) {
        delivered.add(Objects.requireNonNull(sending));
      }
      return answer;
    }
  }

  private static final class Told implements DeliveryObserver {
    private final List<String> all = new ArrayList<>();
    private final Map<String, Duration> behind = new TreeMap<>();

    @Override
    public void delivered(String endpoint) {
      all.add("delivered");
    }

    @Override
    public void failed(String endpoint, long sequence, String reason) {
      all.add("failed");
    }

    @Override
    public void died(String endpoint, long sequence, String reason) {
      all.add("dead");
    }

    @Override
    public void isBehind(String endpoint, Duration age) {
      behind.put(endpoint, age);
    }
  }
}
