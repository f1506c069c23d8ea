package io.breakwater.execution.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.Events;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.webhook.outgoing.Deliveries.Delivery;
import io.breakwater.execution.webhook.outgoing.Deliveries.DueReplay;
import io.breakwater.execution.webhook.outgoing.Deliveries.Filter;
import io.breakwater.execution.webhook.outgoing.Deliveries.Place;
import io.breakwater.execution.webhook.outgoing.Deliveries.Replay;
import io.breakwater.execution.webhook.outgoing.Deliveries.Turn;
import io.breakwater.execution.webhook.outgoing.Deliveries.Work;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} does. */
public abstract class DeliveriesContract {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final String endpoint = "e-" + UUID.randomUUID();
  private final Turn turn = new Turn(endpoint, 1);

  protected abstract Deliveries deliveries();

  /** Appends an event and waits until it may be read. */
  protected abstract void append(Event event);

  /** Makes so much machine time pass. */
  protected abstract void elapse(Duration duration);

  @BeforeEach
  void comeNew() {
    append(Events.accepted("before"));
    deliveries().next(turn, 10);
  }

  @Test
  void tellsANewEndpointOfWhatHappensFromNowOn() {
    assertThat(work().events()).isEmpty();

    append(Events.accepted("news"));

    assertThat(orders(work().events())).containsExactly("news");
    assertThat(orders(work().events())).as("until it is passed").containsExactly("news");
  }

  @Test
  void goesOnAfterWhatWasDelivered() {
    appendAll("a", "b", "c");
    deliveries().advance(turn, work().events().get(1).position());

    assertThat(orders(work().events())).containsExactly("c");
    assertThat(all()).as("what went well leaves no row").isEmpty();
  }

  @Test
  void keepsWhatIsTriedAgainAtTheHeadUntilItIsDue() {
    appendAll("a", "b");
    deliveries().retry(turn, head(), "status 500", LONG);

    Work waiting = work();
    assertThat(orders(waiting.events())).containsExactly("a", "b");
    assertThat(waiting.failures()).isEqualTo(1);
    assertThat(waiting.pause()).isPositive().isLessThanOrEqualTo(LONG);

    elapse(LONG);
    assertThat(work().pause()).isZero();
    deliveries().retry(turn, head(), "no answer in time", LONG);
    assertThat(work().failures()).isEqualTo(2);
    assertThat(all()).hasSize(1);
    assertThat(all().getFirst().failure()).isEqualTo("no answer in time");
  }

  @Test
  void forgetsTheFailuresOfWhatWasDeliveredAtLast() {
    appendAll("a", "b");
    deliveries().retry(turn, head(), "status 500", LONG);
    deliveries().advance(turn, head().position());

    assertThat(orders(work().events())).containsExactly("b");
    assertThat(work().failures()).isZero();
    assertThat(work().pause()).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void setsAsideWhatIsGivenUpAndGoesOn() {
    appendAll("a", "b");
    RecordedEvent head = head();
    deliveries().retry(turn, head, "status 500", LONG);
    int before = deliveries().dead();

    deliveries().bury(turn, head, "status 410");

    assertThat(orders(work().events())).containsExactly("b");
    assertThat(work().failures()).isZero();
    assertThat(deliveries().dead()).isEqualTo(before + 1);
    Delivery dead = all().getFirst();
    assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
    assertThat(dead.attempts()).isEqualTo(2);
    assertThat(dead.failure()).isEqualTo("status 410");
    assertThat(dead.sequence()).isEqualTo(head.sequence());
    assertThat(dead.orderId()).isEqualTo("a");
    assertThat(dead.type()).isEqualTo("order.accepted");
    assertThat(dead.at()).isEqualTo(head.event().at());
    assertThat(dead.nextAttemptAt()).isNull();
  }

  @Test
  void sendsADeadMessageAgainWhenItIsAskedTo() {
    RecordedEvent dead = bury("a");

    assertThat(work().replay()).isEmpty();
    assertThat(deliveries().replay(endpoint, dead.sequence(), "operator"))
        .isEqualTo(Replay.ASKED_FOR);

    assertThat(work().replay()).contains(new DueReplay(dead, 0));
    deliveries().replayed(turn, dead);
    assertThat(work().replay()).isEmpty();
    assertThat(all().getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(deliveries().replay(endpoint, dead.sequence(), "operator"))
        .isEqualTo(Replay.NOT_DEAD);
  }

  @Test
  void triesAReplayAgainAndGivesItUpAsItDoesOthers() {
    RecordedEvent dead = bury("a");
    deliveries().replay(endpoint, dead.sequence(), "operator");
    deliveries().retryReplay(turn, dead, "status 500", LONG);

    assertThat(work().replay()).as("not due").isEmpty();
    elapse(LONG);
    assertThat(work().replay()).contains(new DueReplay(dead, 1));
    deliveries().buryReplay(turn, dead, "status 501");

    assertThat(work().replay()).isEmpty();
    assertThat(all().getFirst().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(all().getFirst().failure()).isEqualTo("status 501");
    assertThat(deliveries().replay(endpoint, dead.sequence(), "operator"))
        .isEqualTo(Replay.ASKED_FOR);
  }

  @Test
  void knowsNoMessageThatWasDeliveredAtOnce() {
    appendAll("a");
    RecordedEvent head = head();
    deliveries().advance(turn, head.position());

    assertThat(deliveries().replay(endpoint, head.sequence(), "operator"))
        .isEqualTo(Replay.UNKNOWN);
  }

  @Test
  void refusesWhateverALateSenderHasToSay() {
    appendAll("a", "b");
    RecordedEvent head = head();
    var later = new Turn(endpoint, 2);
    deliveries().retry(later, head, "status 500", LONG);

    assertThatThrownBy(() -> deliveries().advance(turn, head.position()))
        .isInstanceOf(SenderReplacedException.class);
    assertThatThrownBy(() -> deliveries().retry(turn, head, "late", LONG))
        .isInstanceOf(SenderReplacedException.class);
    assertThatThrownBy(() -> deliveries().bury(turn, head, "late"))
        .isInstanceOf(SenderReplacedException.class);
    assertThat(orders(deliveries().next(later, 10).events())).containsExactly("a", "b");
    assertThat(all().getFirst().failure()).isEqualTo("status 500");
  }

  @Test
  void leadsFromPageToPageNewestFirst() {
    appendAll("a", "b", "c");
    for (int i = 0; i < 3; i++) {
      deliveries().bury(turn, head(), "status 500");
    }

    List<Delivery> first = page(2, null);
    List<Delivery> second = page(2, Place.of(first.getLast()));

    assertThat(first).extracting(Delivery::orderId).containsExactly("c", "b");
    assertThat(second).extracting(Delivery::orderId).containsExactly("a");
    assertThat(deliveries().list(new Filter(DeliveryState.RETRYING, endpoint, null), 5)).isEmpty();
  }

  private RecordedEvent bury(String order) {
    append(Events.accepted(order));
    RecordedEvent head = head();
    deliveries().bury(turn, head, "status 500");
    return head;
  }

  private void appendAll(String... orders) {
    for (String order : orders) {
      append(Events.accepted(order));
    }
  }

  private Work work() {
    return deliveries().next(turn, 10);
  }

  private RecordedEvent head() {
    return work().events().getFirst();
  }

  private List<Delivery> all() {
    return page(100, null);
  }

  private List<Delivery> page(int limit, @Nullable Place before) {
    return deliveries().list(new Filter(null, endpoint, before), limit);
  }

  private static List<String> orders(List<RecordedEvent> events) {
    return events.stream()
        .map(event -> event.event().subject())
        .filter(subject -> subject.kind().equals("order"))
        .map(Event.Subject::id)
        .toList();
  }
}
