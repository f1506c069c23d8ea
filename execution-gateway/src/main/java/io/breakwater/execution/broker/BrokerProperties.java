package io.breakwater.execution.broker;

import io.breakwater.security.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the broker is and how long it is waited for.
 *
 * @param kind what the addresses must belong to
 * @param accountNumber the broker's own name for the account; with real money it must be given, and
 *     be the one that the keys open
 * @param account our name for the broker account; the trading gate is opened for one account and
 *     counts as engaged for any other
 * @param baseUrl trading REST without {@code /v2}, such as {@code https://paper-api.alpaca.markets}
 * @param streamUrl trade updates, such as {@code wss://paper-api.alpaca.markets/stream}
 * @param connectTimeout how long a connection may take; an order is then known not to have left
 * @param totalTimeout how long a whole call may take; an order is then unknown
 * @param permits how many order submissions may be at the broker at once
 * @param permitWait how long a submission waits for its turn before it is refused
 * @param requestsPerMinute the broker's rate limit, assumed until its answers state one
 */
@Validated
@ConfigurationProperties(prefix = "breakwater.broker", ignoreUnknownFields = false)
public record BrokerProperties(
    @DefaultValue("venue") BrokerKind kind,
    @Nullable String accountNumber,
    @NotBlank @DefaultValue("paper") String account,
    @NotNull URI baseUrl,
    @NotNull URI streamUrl,
    @NotNull Secret keyId,
    @NotNull Secret secretKey,
    @DefaultValue("300ms") Duration connectTimeout,
    @DefaultValue("1s") Duration totalTimeout,
    @Min(1) @DefaultValue("16") int permits,
    @DefaultValue("250ms") Duration permitWait,
    @Min(10) @DefaultValue("200") int requestsPerMinute) {

  public BrokerProperties {
    requirePositive("connect-timeout", connectTimeout);
    requirePositive("total-timeout", totalTimeout);
    requirePositive("permit-wait", permitWait);
    if (connectTimeout.compareTo(totalTimeout) > 0) {
      throw new IllegalArgumentException(
          "breakwater.broker.connect-timeout must not exceed total-timeout=%s, was %s"
              .formatted(totalTimeout, connectTimeout));
    }
    requireAt(kind, "base-url", baseUrl);
    requireAt(kind, "stream-url", streamUrl);
    if (kind == BrokerKind.ALPACA_LIVE && (accountNumber == null || accountNumber.isBlank())) {
      throw new IllegalArgumentException(
          "breakwater.broker.account-number must be given with kind=alpaca-live: real money moves");
    }
  }

  private static void requireAt(BrokerKind kind, String key, URI url) {
    if (!kind.isAt(url)) {
      throw new IllegalArgumentException(
          "breakwater.broker.%s must be an address of kind=%s, was %s"
              .formatted(key, kind.label(), url));
    }
  }

  private static void requirePositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "breakwater.broker.%s must be positive, was %s".formatted(key, duration));
    }
  }
}
