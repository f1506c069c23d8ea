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
 * its restart does not stop the others. It is then asked once a second per key, so that its silence
 * does not slow every request down. A bad key is never trusted longer for it. Holds at most 1,000
 * answers. Thread-safe; two callers that ask at the same moment may both ask through.
 */
final class RememberedVerifications implements KeyVerifier {
  static final Duration FRESH = Duration.ofSeconds(5);
  static final Duration TRUSTED_WHILE_UNREACHABLE = Duration.ofMinutes(15);
  static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  private static final long MOST = 1_000;

  private final KeyVerifier verifier;
  private final InstantSource machine;
  private final Cache<Secret, Remembered> answers;

  /**
   * Remembers the answers of that verifier.
   *
   * @param machine machine time: it measures how old an answer is
   */
  RememberedVerifications(KeyVerifier verifier, InstantSource machine) {
    this.verifier = verifier;
    this.machine = machine;
    this.answers = Caffeine.newBuilder().maximumSize(MOST).build();
  }

  @Override
  public Verification verify(ApiKey key) {
    Secret text = Secret.of(key.reveal());
    Instant now = machine.instant();
    Remembered last = answers.getIfPresent(text);
    if (last != null && last.stillHolds(now)) {
      return last.answer();
    }
    Verification answer = verifier.verify(key);
    if (!(answer instanceof Unreachable)) {
      answers.put(text, new Remembered(answer, now, now));
      return answer;
    }
    if (last != null && last.isTrusted(now)) {
      answers.put(text, new Remembered(last.answer(), last.verified(), now));
      return last.answer();
    }
    return answer;
  }

  /**
   * One answer.
   *
   * @param verified when the other verifier gave it
   * @param asked when that verifier was last asked, though it may not have been reached
   */
  private record Remembered(Verification answer, Instant verified, Instant asked) {

    boolean stillHolds(Instant now) {
      return within(FRESH, verified, now) || (isTrusted(now) && within(ASK_AGAIN, asked, now));
    }

    boolean isTrusted(Instant now) {
      return answer instanceof Known && within(TRUSTED_WHILE_UNREACHABLE, verified, now);
    }

    private static boolean within(Duration span, Instant start, Instant now) {
      return Duration.between(start, now).compareTo(span) < 0;
    }
  }
}
