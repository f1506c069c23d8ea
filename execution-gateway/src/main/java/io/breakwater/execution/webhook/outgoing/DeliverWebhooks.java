package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.webhook.outgoing.Deliveries.DueReplay;
import io.breakwater.execution.webhook.outgoing.Deliveries.Turn;
import io.breakwater.execution.webhook.outgoing.Deliveries.Work;
import io.breakwater.execution.webhook.outgoing.WebhookSender.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The use case "tell one endpoint what happens to orders": reads the log from the endpoint's cursor
 * and sends one message after the other, so that the events of an order arrive in order. The cursor
 * moves when the receiver has answered; whoever dies in between has the message sent again, under
 * the same id. One that cannot be delivered in the attempts it has is set aside, and the next one
 * sent.
 *
 * <p>{@link #step} does what is due and is called again and again. Confined to one thread.
 */
public final class DeliverWebhooks {
  private static final int PAGE = 100;

  /** While there is nothing to do, and while another sender is at it. */
  private static final Duration IDLE = Duration.ofMillis(250);

  private static final Duration NOT_OURS = Duration.ofSeconds(1);

  private final Endpoint endpoint;
  private final SendersTurn turns;
  private final Deliveries deliveries;
  private final Postbox postbox;
  private final Retries retries;
  private final DeliveryObserver observer;

  DeliverWebhooks(
      Endpoint endpoint,
      SendersTurn turns,
      Deliveries deliveries,
      Postbox postbox,
      Retries retries,
      DeliveryObserver observer) {
    this.endpoint = endpoint;
    this.turns = turns;
    this.deliveries = deliveries;
    this.postbox = postbox;
    this.retries = retries;
    this.observer = observer;
  }

  /** Writes, signs and sends. */
  record Postbox(WebhookBodies bodies, WebhookSender sender, InstantSource machineTime) {

    Outcome post(Endpoint endpoint, RecordedEvent event) {
      return sender.send(
          endpoint,
          WebhookMessage.signed(
              idOf(event), machineTime.instant(), bodies.bodyOf(event), endpoint.secrets()));
    }

    Duration ageOf(RecordedEvent event) {
      return Duration.between(event.recordedAt(), machineTime.instant());
    }
  }

  /**
   * Names the message for ever: by the event's number, and by when it was recorded, because a
   * database that is set up anew counts from one again.
   */
  static String idOf(RecordedEvent event) {
    long micros = Duration.between(Instant.EPOCH, event.recordedAt()).toNanos() / 1_000;
    return "evt_" + event.sequence() + "_" + Long.toHexString(micros);
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Does what is due.
   *
   * @return how long to wait before the next step
   */
  public Duration step() {
    Optional<Turn> turn = turns.take();
    if (turn.isEmpty()) {
      return NOT_OURS;
    }
    try {
      Work work = deliveries.next(turn.get(), PAGE);
      work.replay().ifPresent(due -> sendAgain(turn.get(), due));
      return work.pause().isPositive() ? shorterOf(work.pause(), IDLE) : sendAll(turn.get(), work);
    } catch (SenderReplacedException e) {
      turns.lose();
      return NOT_OURS;
    }
  }

  /** Gives the endpoint back, so that another gateway can send at once. */
  public void stop() {
    turns.end();
  }

  private Duration sendAll(Turn turn, Work work) {
    EventPosition notWanted = null;
    int failures = work.failures();
    for (RecordedEvent event : work.events()) {
      if (!endpoint.wants(event.event())) {
        notWanted = event.position();
        continue;
      }
      if (turns.take().filter(turn::equals).isEmpty()) {
        return NOT_OURS;
      }
      observer.isBehind(endpoint.name(), postbox.ageOf(event));
      if (!send(turn, event, failures, notWanted)) {
        return Duration.ZERO;
      }
      failures = 0;
      notWanted = null;
    }
    if (notWanted != null) {
      deliveries.advance(turn, notWanted);
    }
    boolean more = work.events().size() == PAGE;
    if (!more) {
      observer.isBehind(endpoint.name(), Duration.ZERO);
    }
    return more ? Duration.ZERO : IDLE;
  }

  /** Returns whether the next one may be sent. */
  private boolean send(
      Turn turn, RecordedEvent event, int failures, @Nullable EventPosition notWanted) {
    return switch (postbox.post(endpoint, event)) {
      case Outcome.Delivered() -> {
        deliveries.advance(turn, event.position());
        observer.delivered(endpoint.name());
        yield true;
      }
      case Outcome.Failed(String reason, Duration asked) -> {
        if (notWanted != null) {
          deliveries.advance(turn, notWanted);
        }
        int failed = failures + 1;
        if (retries.areSpent(failed)) {
          deliveries.bury(turn, event, reason);
          observer.died(endpoint.name(), event.sequence(), reason);
        } else {
          deliveries.retry(turn, event, reason, retries.waitAfter(failed, asked));
          observer.failed(endpoint.name(), event.sequence(), reason);
        }
        yield false;
      }
      case Outcome.Abandoned() -> false;
    };
  }

  private void sendAgain(Turn turn, DueReplay due) {
    RecordedEvent event = due.event();
    switch (postbox.post(endpoint, event)) {
      case Outcome.Delivered() -> {
        deliveries.replayed(turn, event);
        observer.delivered(endpoint.name());
      }
      case Outcome.Failed(String reason, Duration asked) -> {
        int failed = due.failures() + 1;
        if (retries.areSpent(failed)) {
          deliveries.buryReplay(turn, event, reason);
          observer.died(endpoint.name(), event.sequence(), reason);
        } else {
          deliveries.retryReplay(turn, event, reason, retries.waitAfter(failed, asked));
          observer.failed(endpoint.name(), event.sequence(), reason);
        }
      }
      case Outcome.Abandoned() -> {}
    }
  }

  private static Duration shorterOf(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
