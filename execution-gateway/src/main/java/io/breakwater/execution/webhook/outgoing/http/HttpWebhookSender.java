package io.breakwater.execution.webhook.outgoing.http;

import io.breakwater.execution.webhook.outgoing.Endpoint;
import io.breakwater.execution.webhook.outgoing.WebhookMessage;
import io.breakwater.execution.webhook.outgoing.WebhookSender;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages. Follows no redirect, reads nothing of the answer but its status, and sends to no
 * address that is not public, whatever the receiver's name resolves to at the moment: it is looked
 * up just before, and the JDK connects to what it has just looked up. The loopback address may be
 * allowed, for a receiver on the same machine. Thread-safe.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final HttpClient http;
  private final Duration totalTimeout;
  private final boolean allowLoopback;
  private volatile boolean closed;

  public HttpWebhookSender(Duration connectTimeout, Duration totalTimeout, boolean allowLoopback) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would look the name up for itself, past the check of its address.
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(connectTimeout)
            .build();
    this.totalTimeout = totalTimeout;
    this.allowLoopback = allowLoopback;
  }

  @Override
  public Outcome send(Endpoint endpoint, WebhookMessage message) {
    Optional<Outcome> refused = refusal(endpoint.url().getHost());
    if (refused.isPresent()) {
      return refused.get();
    }
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(totalTimeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", "breakwater")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(message.timestamp()))
            .header("webhook-signature", message.signature())
            .POST(BodyPublishers.ofString(message.body()))
            .build();
    return exchange(request);
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
  }

  private Optional<Outcome> refusal(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!Addresses.isPublic(address) && !(allowLoopback && address.isLoopbackAddress())) {
          return Optional.of(failed("the address is not public"));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(failed("the host is not known"));
    }
  }

  /** The request's own timeout ends with the headers; this one is for a body without end, too. */
  private Outcome exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> exchange =
        http.sendAsync(request, BodyHandlers.discarding());
    try {
      return outcomeOf(exchange.get(totalTimeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return failed("no answer in time");
    } catch (ExecutionException e) {
      return closed ? new Outcome.Abandoned() : failed(reasonOf(e.getCause()));
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Abandoned();
    }
  }

  private static Outcome outcomeOf(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= OK && status < REDIRECT) {
      return new Outcome.Delivered();
    }
    return new Outcome.Failed("status " + status, retryAfter(response));
  }

  /** In seconds; the other form, a date, is by a clock that we do not know. */
  private static @Nullable Duration retryAfter(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  private static String reasonOf(@Nullable Throwable fault) {
    return switch (fault) {
      case HttpConnectTimeoutException e -> "no connection in time";
      case java.net.http.HttpTimeoutException e -> "no answer in time";
      case ConnectException e -> "no connection";
      case SSLException e -> "TLS failed";
      case null, default -> "the connection broke";
    };
  }

  private static Outcome failed(String reason) {
    return new Outcome.Failed(reason, null);
  }
}
