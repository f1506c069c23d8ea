package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.BrokerProperties;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Calls Alpaca over HTTP/1.1: no redirect is followed, nothing is tried twice, the whole call, its
 * body included, ends within the total timeout, and what goes over the rate budget is not sent.
 * Thread-safe.
 */
final class AlpacaHttp {
  /** A page of 500 orders with all their fields stays below it. */
  private static final long LARGEST_BODY_BYTES = 2 * 1024 * 1024;

  private final HttpClient client;
  private final BrokerProperties properties;
  private final RateBudget budget;
  private final InstantSource machineTime;

  AlpacaHttp(
      HttpClient client,
      BrokerProperties properties,
      RateBudget budget,
      InstantSource machineTime) {
    this.client = client;
    this.properties = properties;
    this.budget = budget;
    this.machineTime = machineTime;
  }

  Reply get(Lane lane, String path) {
    return withinBudget(lane, "GET", path, BodyPublishers.noBody());
  }

  Reply delete(Lane lane, String path) {
    return withinBudget(lane, "DELETE", path, BodyPublishers.noBody());
  }

  Reply patch(Lane lane, String path, byte[] json) {
    return withinBudget(lane, "PATCH", path, BodyPublishers.ofByteArray(json));
  }

  /** For what a token of the budget has been taken already. */
  Reply post(String path, byte[] json) {
    return call("POST", path, BodyPublishers.ofByteArray(json));
  }

  /** For what a token of the budget has been taken already. */
  Reply patch(String path, byte[] json) {
    return call("PATCH", path, BodyPublishers.ofByteArray(json));
  }

  private Reply withinBudget(Lane lane, String method, String path, BodyPublisher body) {
    return budget.allows(lane)
        ? call(method, path, body)
        : new Reply.Withheld("the broker's rate limit is used up");
  }

  private Reply call(String method, String path, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(properties.baseUrl() + path))
            .method(method, body)
            .timeout(properties.totalTimeout())
            .header("APCA-API-KEY-ID", properties.keyId().reveal())
            .header("APCA-API-SECRET-KEY", properties.secretKey().reveal())
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .build();
    var response =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY_BYTES));
    try {
      // The request's own timeout ends with the headers; this one holds for the body too.
      HttpResponse<String> answer =
          response.get(properties.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
      learnFrom(answer);
      return new Reply.Answered(answer.statusCode(), answer.headers(), answer.body());
    } catch (TimeoutException e) {
      response.cancel(true);
      return new Reply.Broken("no answer within " + properties.totalTimeout().toMillis() + " ms");
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Broken("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private void learnFrom(HttpResponse<?> answer) {
    RateStatement.of(answer.headers(), machineTime).ifPresent(budget::learn);
    if (answer.statusCode() == 429) {
      budget.refused(RateStatement.waitAfterRefusal(answer.headers(), machineTime));
    }
  }

  private static Reply failed(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e -> new Reply.NotConnected("connect timeout");
      case ConnectException e -> new Reply.NotConnected("no connection: " + describe(e));
      case SSLHandshakeException e -> new Reply.NotConnected("TLS failed: " + describe(e));
      case IOException e -> new Reply.Broken(describe(e));
      case null -> new Reply.Broken("failed without a cause");
      default -> new Reply.Broken(describe(cause));
    };
  }

  private static String describe(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }
}
