package io.breakwater.execution.webhook.incoming.metrics;

import io.breakwater.execution.webhook.incoming.HintInbox;
import io.breakwater.execution.webhook.incoming.HintObserver;
import io.breakwater.execution.webhook.incoming.WebhookId;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts webhooks, and logs what became of each genuine one: its id and the outcome, and nothing of
 * what it says. A refused one is counted only; its id is anybody's invention. Thread-safe.
 */
public final class MicrometerHintObserver implements HintObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerHintObserver.class);

  private final MeterRegistry registry;

  public MicrometerHintObserver(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void refused(Refusal why) {
    received(name(why));
  }

  @Override
  public void unreadable(WebhookId id) {
    received("unreadable");
    LOG.atWarn().addKeyValue("webhookId", id).log("webhook not understood");
  }

  @Override
  public void kept(WebhookId id, HintInbox.Kept kept) {
    received(name(kept));
    LOG.atInfo().addKeyValue("webhookId", id).addKeyValue("outcome", name(kept)).log("webhook");
  }

  @Override
  public void tried(HintInbox.Claim claim, Outcome outcome) {
    registry.counter("webhooks.incoming.lookups", "outcome", name(outcome)).increment();
  }

  @Override
  public void died(HintInbox.Claim claim, int hints, String trouble) {
    LOG.atError()
        .addKeyValue("brokerOrderId", claim.order())
        .addKeyValue("webhooks", hints)
        .addKeyValue("reason", trouble)
        .log("webhooks given up");
  }

  private void received(String outcome) {
    registry.counter("webhooks.incoming.received", "outcome", outcome).increment();
  }

  private static String name(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
