package io.breakwater.boot.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Remembers what another verifier answered: for 5 seconds, so that a revoked key stops working
 * within them; and where that verifier cannot be reached, a good key for up to 15 minutes, so that
 * its restart does not stop the others. A bad key is never trusted longer for it. Holds at most
 * 1,000 answers. Thread-safe; two callers that ask at the same moment may both ask through.
 */
public final class RememberedVerifications implements KeyVerifier {
  static final Duration FRESH = Duration.ofSeconds(5);
  static final Duration TRUSTED_WHILE_UNREACHABLE = Duration.ofMinutes(15);
  private static final long MOST = 1_000;

  private final KeyVerifier verifier;
  private final InstantSource machine;
  private final Cache<Secret, Remembered> answers;

  /**
   * Remembers the answers of that verifier.
   *
   * @param machine machine time: it measures how old an answer is
   */
  public RememberedVerifications(KeyVerifier verifier, InstantSource machine) {
    this.verifier = verifier;
    this.machine = machine;
    this.answers = Caffeine.newBuilder().maximumSize(MOST).build();
  }

  @Override
  public Verification verify(ApiKey key) {
    Secret text = Secret.of(key.reveal());
    Remembered last = answers.getIfPresent(text);
    if (last != null && last.isYoungerThan(FRESH, machine.instant())) {
      return last.answer();
    }
    Verification answer = verifier.verify(key);
    if (answer instanceof Unreachable) {
      return last != null
              && last.answer() instanceof Known
              && last.isYoungerThan(TRUSTED_WHILE_UNREACHABLE, machine.instant())
          ? last.answer()
          : answer;
    }
    answers.put(text, new Remembered(answer, machine.instant()));
    return answer;
  }

  private record Remembered(Verification answer, Instant at) {

    boolean isYoungerThan(Duration age, Instant now) {
      return Duration.between(at, now).compareTo(age) < 0;
    }
  }
}
