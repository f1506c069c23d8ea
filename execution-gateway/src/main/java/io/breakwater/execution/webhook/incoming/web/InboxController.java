package io.breakwater.execution.webhook.incoming.web;

import io.breakwater.execution.webhook.incoming.HintInbox;
import io.breakwater.execution.webhook.incoming.HintInbox.Entry;
import io.breakwater.execution.webhook.incoming.HintState;
import io.breakwater.execution.webhook.incoming.WebhookId;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of webhooks: look at, and replay what was given up. */
@RestController
@RequestMapping(path = "/api/v1/webhooks/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty("breakwater.incoming-webhooks.enabled")
class InboxController {
  private final HintInbox inbox;

  InboxController(HintInbox inbox) {
    this.inbox = inbox;
  }

  @GetMapping
  @Allowed({Role.OPERATOR, Role.RISK})
  IncomingWebhooks incomingWebhooks(
      @RequestParam(required = false) @Nullable HintState state,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = WebhookId.FORM) @Nullable String cursor) {
    List<Entry> page = inbox.entries(state, cursor == null ? null : new WebhookId(cursor), limit);
    String next = page.size() < limit ? null : page.getLast().hint().webhookId().value();
    return new IncomingWebhooks(page.stream().map(IncomingWebhookView::of).toList(), next);
  }

  @PostMapping("/{webhookId}/replay")
  @Allowed(Role.OPERATOR)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReplayedWebhook replayIncomingWebhook(
      @PathVariable @Pattern(regexp = WebhookId.FORM) String webhookId, Principal caller) {
    return switch (inbox.replay(new WebhookId(webhookId), caller.name())) {
      case REPLAYED -> new ReplayedWebhook(webhookId);
      case NOT_DEAD -> throw IncomingWebhookProblem.INCOMING_WEBHOOK_NOT_DEAD.exception();
      case UNKNOWN -> throw IncomingWebhookProblem.INCOMING_WEBHOOK_NOT_FOUND.exception();
    };
  }

  /** A page of incoming webhooks, newest first; the cursor leads to the next, null on the last. */
  record IncomingWebhooks(List<IncomingWebhookView> webhooks, @Nullable String nextCursor) {}

  record ReplayedWebhook(String webhookId) {}

  /**
   * A webhook that came in, as far as it is kept. All times are machine time.
   *
   * @param tries how often following it came to nothing
   * @param trouble what kept it from being followed, the last time
   * @param nextTryAt null where it is not tried again
   */
  record IncomingWebhookView(
      String webhookId,
      String brokerOrderId,
      String clientOrderId,
      HintState state,
      int tries,
      @Nullable String trouble,
      Instant receivedAt,
      @Nullable Instant nextTryAt,
      @Nullable Instant settledAt) {

    static IncomingWebhookView of(Entry entry) {
      return new IncomingWebhookView(
          entry.hint().webhookId().value(),
          entry.hint().brokerOrderId().value(),
          entry.hint().clientOrderId().value(),
          entry.state(),
          entry.tries(),
          entry.trouble(),
          entry.receivedAt(),
          entry.state() == HintState.PENDING ? entry.nextTryAt() : null,
          entry.settledAt());
    }
  }
}
