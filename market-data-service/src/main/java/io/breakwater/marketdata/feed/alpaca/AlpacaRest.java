package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks Alpaca's data REST API, once per question: who asked may ask again. Asked to slow down
 * (429), it asks nothing until the time that the vendor named, a minute at most. Thread-safe.
 */
public final class AlpacaRest {

  private static final Duration LONGEST_RESPECT = Duration.ofMinutes(1);
  private static final Duration DEFAULT_RESPECT = Duration.ofSeconds(1);
  private static final int TOO_MANY_REQUESTS = 429;

  private final RestClient client;
  private final InstantSource machine;

  private volatile Instant silentUntil = Instant.EPOCH;

  /**
   * @param client with base URL, keys and time limits; does not follow redirects
   */
  public AlpacaRest(RestClient client, InstantSource machine) {
    this.client = client;
    this.machine = machine;
  }

  /**
   * Returns the answer, or nothing where the vendor says that what was asked for does not exist or
   * is malformed (400, 404, 422).
   *
   * @throws VendorUnavailableException if there was no usable answer
   */
  <T> Optional<T> get(String pathAndQuery, Map<String, ?> variables, Class<T> type) {
    if (machine.instant().isBefore(silentUntil)) {
      throw new VendorUnavailableException("the vendor asked us to slow down");
    }
    try {
      @Nullable T body =
          client
              .get()
              .uri(pathAndQuery, variables)
              .retrieve()
              .onStatus(HttpStatusCode::is3xxRedirection, AlpacaRest::refuseRedirect)
              .body(type);
      if (body == null) {
        throw new VendorUnavailableException("the vendor's answer was empty");
      }
      return Optional.of(body);
    } catch (RestClientResponseException e) {
      return refused(e);
    } catch (RestClientException e) {
      throw new VendorUnavailableException("the vendor did not answer: " + e.getMessage(), e);
    }
  }

  /** Redirects are not followed, and what comes with one is no answer. */
  private static void refuseRedirect(HttpRequest request, ClientHttpResponse response)
      throws IOException {
    throw new VendorUnavailableException("the vendor answered " + response.getStatusCode().value());
  }

  private <T> Optional<T> refused(RestClientResponseException answer) {
    HttpStatusCode status = answer.getStatusCode();
    switch (status.value()) {
      case 400, 404, 422 -> {
        return Optional.empty();
      }
      case TOO_MANY_REQUESTS -> silentUntil = machine.instant().plus(respect(answer));
      default -> {
        // Nothing to remember: the next question may fare better.
      }
    }
    throw new VendorUnavailableException("the vendor answered " + status.value(), answer);
  }

  private Duration respect(RestClientResponseException answer) {
    HttpHeaders headers =
        Optional.ofNullable(answer.getResponseHeaders()).orElseGet(HttpHeaders::new);
    Duration named =
        seconds(headers.getFirst(HttpHeaders.RETRY_AFTER))
            .or(() -> seconds(headers.getFirst("X-RateLimit-Reset")).map(this::sinceEpoch))
            .orElse(DEFAULT_RESPECT);
    if (named.isNegative()) {
      return DEFAULT_RESPECT;
    }
    return named.compareTo(LONGEST_RESPECT) > 0 ? LONGEST_RESPECT : named;
  }

  /** The reset header is a unix time by the vendor's clock, which is no market's: machine time. */
  private Duration sinceEpoch(Duration reset) {
    return Duration.between(machine.instant(), Instant.EPOCH.plus(reset));
  }

  private static Optional<Duration> seconds(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,10}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
