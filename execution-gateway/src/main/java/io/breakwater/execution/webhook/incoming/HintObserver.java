package io.breakwater.execution.webhook.incoming;

import io.breakwater.execution.webhook.incoming.WebhookVerifier.Refusal;

/** Is told how incoming webhooks fare. Never throws. Thread-safe. */
public interface HintObserver {

  void refused(Refusal why);

  /** It is genuine, and says nothing that can be understood. */
  void unreadable(WebhookId id);

  void kept(WebhookId id, HintInbox.Kept kept);

  void tried(HintInbox.Claim claim, Outcome outcome);

  void died(HintInbox.Claim claim, int hints, String trouble);

  /** What asking the broker brought. */
  enum Outcome {
    BOOKED,
    /** The broker has the order, and it is none of ours. */
    NOT_OURS,
    /** The broker has no such order. */
    ABSENT,
    /** The broker could not be asked. */
    NOT_ANSWERED,
    /** We could not book what the broker said. */
    NOT_BOOKED
  }
}
