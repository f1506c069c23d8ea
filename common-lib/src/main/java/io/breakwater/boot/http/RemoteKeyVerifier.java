package io.breakwater.boot.http;

import io.breakwater.logging.LogKeys;
import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Verification;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unknown;
import io.breakwater.security.Verification.Unreachable;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the execution gateway, which owns the keys, at each call; logs once when it goes away and
 * once when it is back. Thread-safe.
 */
final class RemoteKeyVerifier implements KeyVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeyVerifier.class);

  private final Supplier<RestClient> gateway;
  private final AtomicBoolean away = new AtomicBoolean();

  RemoteKeyVerifier(Supplier<RestClient> gateway) {
    this.gateway = gateway;
  }

  @Override
  public Verification verify(ApiKey key) {
    try {
      Answer answer =
          gateway
              .get()
              .post()
              .uri("/api/v1/keys/verify")
              .contentType(MediaType.APPLICATION_JSON)
              .body(new Question(key.reveal()))
              .retrieve()
              .body(Answer.class);
      return answer == null ? unreachable("empty answer") : reached(answer.verification());
    } catch (RestClientException | IllegalArgumentException e) {
      // Also what the gateway answers with 4xx: it then refuses us, and says nothing about the
      // caller.
      return unreachable(String.valueOf(e.getMessage()));
    }
  }

  private Verification reached(Verification answer) {
    if (away.compareAndSet(true, false)) {
      LOG.info("keys can be verified again");
    }
    return answer;
  }

  private Verification unreachable(String reason) {
    if (away.compareAndSet(false, true)) {
      LOG.atWarn().addKeyValue(LogKeys.REASON, reason).log("keys cannot be verified");
    }
    return new Unreachable();
  }

  private record Question(String key) {}

  private record Answer(
      boolean valid, @Nullable String keyId, @Nullable String name, @Nullable Set<String> roles) {

    Verification verification() {
      if (!valid) {
        return new Unknown();
      }
      if (keyId == null || name == null || roles == null) {
        throw new IllegalArgumentException("incomplete answer");
      }
      return new Known(
          new Principal(
              keyId,
              name,
              roles.stream()
                  .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toSet())));
    }
  }
}
