package io.breakwater.boot.http;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the execution gateway, which owns the keys, at each call. Thread-safe. */
final class RemoteKeyVerifier implements KeyVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteKeyVerifier.class);

  private final Supplier<RestClient> gateway;

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
      return answer == null ? new Unreachable() : answer.verification();
    } catch (RestClientException | IllegalArgumentException e) {
      // Also what the gateway answers with 4xx: it then refuses us, and says nothing about the
      // caller.
      LOG.atWarn().setCause(e).log("key verification failed");
      return new Unreachable();
    }
  }

  private record Question(String key) {}

  private record Answer(
      boolean valid, @Nullable String keyId, @Nullable String name, @Nullable Set<String> roles) {

    Verification verification() {
      if (!valid) {
        return new Unknown();
      }
      if (keyId == null || name == null || roles == null) {
        return new Unreachable();
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
