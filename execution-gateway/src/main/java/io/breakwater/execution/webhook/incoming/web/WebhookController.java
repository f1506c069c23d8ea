package io.breakwater.execution.webhook.incoming.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.webhook.incoming.Hint;
import io.breakwater.execution.webhook.incoming.HintInbox;
import io.breakwater.execution.webhook.incoming.HintObserver;
import io.breakwater.execution.webhook.incoming.WebhookId;
import io.breakwater.execution.webhook.incoming.WebhookVerifier;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.SignedHeaders;
import io.breakwater.execution.webhook.incoming.WebhookVerifier.Verdict;
import io.breakwater.security.Allowed;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks about orders: verified by the raw body first, understood only then. */
@RestController
@RequestMapping(path = "/api/v1/webhooks/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty("breakwater.incoming-webhooks.enabled")
class WebhookController {
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

  /** So many at once reach the database, however many come: orders need its connections. */
  private static final int AT_ONCE = 4;

  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final WebhookVerifier verifier;
  private final HintReader reader;
  private final HintInbox inbox;
  private final HintObserver observer;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  WebhookController(
      WebhookVerifier verifier, JsonMapper json, HintInbox inbox, HintObserver observer) {
    this.verifier = verifier;
    this.reader = new HintReader(json);
    this.inbox = inbox;
    this.observer = observer;
  }

  @PostMapping
  @Allowed(bySignature = true)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @RequestBody(
      description =
          "A trade update in Alpaca's form, `{\"stream\":\"trade_updates\",\"data\":{\"event\":…,"
              + "\"order\":{\"id\":…,\"client_order_id\":…}}}`. It makes us look the order up at the"
              + " broker; nothing else of it is used.",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "202",
      description = "Kept, or kept before: the order is looked up",
      useReturnTypeSchema = true)
  WebhookReceipt takeWebhook(
      @Parameter(required = true) @RequestHeader(name = "webhook-id", required = false)
          @Nullable String id,
      @Parameter(required = true) @RequestHeader(name = "webhook-timestamp", required = false)
          @Nullable String timestamp,
      @Parameter(required = true) @RequestHeader(name = "webhook-signature", required = false)
          @Nullable String signature,
      @org.springframework.web.bind.annotation.RequestBody(required = false)
          byte @Nullable [] body) {
    byte[] raw = body == null ? new byte[0] : body;
    return switch (verifier.verify(new SignedHeaders(id, timestamp, signature), raw)) {
      case Verdict.Genuine(WebhookId genuine) -> keep(genuine, raw);
      case Verdict.Refused(var why) -> {
        observer.refused(why);
        throw notVerified();
      }
    };
  }

  private WebhookReceipt keep(WebhookId id, byte[] body) {
    Optional<Hint> hint = reader.read(id, body);
    if (hint.isEmpty()) {
      observer.unreadable(id);
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST, "The body names no order in the form of a trade update.");
    }
    HintInbox.Kept kept = keepInTurn(hint.get());
    observer.kept(id, kept);
    return switch (kept) {
      case NEW -> new WebhookReceipt(id.value(), false);
      case DUPLICATE -> new WebhookReceipt(id.value(), true);
      case FULL -> throw tooMany();
    };
  }

  private HintInbox.Kept keepInTurn(Hint hint) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooMany();
    }
    try {
      return inbox.keep(hint);
    } finally {
      turns.release();
    }
  }

  private static ProblemException tooMany() {
    return new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, "Too many webhooks at once.")
        .retryAfter(ASK_AGAIN_AFTER);
  }

  private static ProblemException notVerified() {
    ProblemException problem = IncomingWebhookProblem.SIGNATURE_NOT_VERIFIED.exception();
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Webhook-Signature");
    return problem;
  }

  /**
   * That a webhook was taken in.
   *
   * @param duplicate whether this id had come before: nothing more is done then
   */
  record WebhookReceipt(String webhookId, boolean duplicate) {}
}
