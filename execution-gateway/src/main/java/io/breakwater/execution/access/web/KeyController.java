package io.breakwater.execution.access.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.access.KeyStore;
import io.breakwater.execution.access.StoredKey;
import io.breakwater.security.Allowed;
import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Verification;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API keys. No answer holds a secret or its hash. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyController {
  private final KeyVerifier verifier;
  private final KeyStore store;

  KeyController(KeyVerifier verifier, KeyStore store) {
    this.verifier = verifier;
    this.store = store;
  }

  /** The other services ask whose key a caller of theirs has shown. */
  @PostMapping("/verify")
  @Allowed(Role.SERVICE)
  Answer verify(@Valid @RequestBody Question question) {
    return ApiKey.parse(question.key()).map(this::answer).orElse(Answer.NO);
  }

  @GetMapping
  @Allowed({Role.OPERATOR, Role.RISK})
  Keys keys() {
    return new Keys(store.all().stream().map(KeyView::of).toList());
  }

  private Answer answer(ApiKey key) {
    return switch (verifier.verify(key)) {
      case Verification.Known(Principal principal) -> Answer.yes(principal);
      case Verification.Unknown() -> Answer.NO;
      case Verification.Unreachable() ->
          throw new ProblemException(
                  CommonProblem.SERVICE_UNAVAILABLE, "The keys cannot be read just now.")
              .retryAfter(Duration.ofSeconds(1));
    };
  }

  /** Whose key is this? */
  record Question(@NotNull @Size(max = 200) String key) {

    @Override
    public String toString() {
      return "Question[key=***]";
    }
  }

  /** Whose it is; the rest is null where the key is good for nothing. */
  record Answer(
      boolean valid, @Nullable String keyId, @Nullable String name, @Nullable Set<Role> roles) {
    static final Answer NO = new Answer(false, null, null, null);

    static Answer yes(Principal principal) {
      return new Answer(
          true, principal.keyId(), principal.name(), new TreeSet<>(principal.roles()));
    }
  }

  record Keys(List<KeyView> keys) {}

  /** A key without what makes it one; all times are machine time. */
  record KeyView(
      String keyId,
      String name,
      Set<Role> roles,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {

    static KeyView of(StoredKey key) {
      return new KeyView(
          key.keyId(),
          key.name(),
          new TreeSet<>(key.roles()),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt());
    }
  }
}
