package io.breakwater.execution.webhook.outgoing;

import io.breakwater.execution.audit.RecordedEvent;

/** Writes the body of a webhook. Thread-safe. */
public interface WebhookBodies {
  String bodyOf(RecordedEvent event);
}
