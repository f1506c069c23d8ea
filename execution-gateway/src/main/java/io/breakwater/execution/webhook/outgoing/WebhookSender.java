package io.breakwater.execution.webhook.outgoing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one message once. Takes a bounded time, and never throws for what the receiver does. */
public interface WebhookSender {

  Outcome send(Endpoint endpoint, WebhookMessage message);

  /** What became of an attempt. */
  sealed interface Outcome {

    /** The receiver answered 2xx: it has it. */
    record Delivered() implements Outcome {}

    /**
     * Anything else, silence too: it may have it, and is sent it again.
     *
     * @param reason for the operator, from a closed set; never what the receiver said
     * @param retryAfter how long it asks to be left alone, if it does
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements Outcome {}

    /** We gave it up ourselves, because the service stops: whoever sends next begins with it. */
    record Abandoned() implements Outcome {}
  }
}
