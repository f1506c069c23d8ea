package io.breakwater.boot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Verification;
import io.breakwater.security.Verification.Known;
import io.breakwater.security.Verification.Unknown;
import io.breakwater.security.Verification.Unreachable;
import io.breakwater.testing.SettableClock;
import io.breakwater.testing.TestKeys;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedVerificationsTest {
  private static final ApiKey KEY = TestKeys.key(Role.TRADER);
  private static final Verification KNOWN =
      new Known(new Principal("key1", "trader", Set.of(Role.TRADER)));
  private static final Verification UNKNOWN = new Unknown();
  private static final Verification UNREACHABLE = new Unreachable();

  private final SettableClock machine = SettableClock.at("2026-11-22T20:00:00Z");
  private final Keeper keeper = new Keeper();
  private final RememberedVerifications remembered = new RememberedVerifications(keeper, machine);

  @Test
  void asksOnceWithinFiveSeconds() {
    keeper.answer = KNOWN;
    assertThat(remembered.verify(KEY)).isEqualTo(KNOWN);

    machine.advance(Duration.ofMillis(4_999));
    assertThat(remembered.verify(KEY)).isEqualTo(KNOWN);
    assertThat(keeper.asked).isEqualTo(1);

    machine.advance(Duration.ofMillis(1));
    remembered.verify(KEY);
    assertThat(keeper.asked).isEqualTo(2);
  }

  @Test
  void learnsOfARevocationWithinFiveSeconds() {
    keeper.answer = KNOWN;
    remembered.verify(KEY);
    keeper.answer = UNKNOWN;

    machine.advance(Duration.ofSeconds(5));

    assertThat(remembered.verify(KEY)).isEqualTo(UNKNOWN);
  }

  @Test
  void remembersABadKeyForFiveSecondsOnly() {
    keeper.answer = UNKNOWN;
    remembered.verify(KEY);
    remembered.verify(KEY);
    assertThat(keeper.asked).isEqualTo(1);
    keeper.answer = KNOWN;

    machine.advance(Duration.ofSeconds(5));

    assertThat(remembered.verify(KEY)).isEqualTo(KNOWN);
  }

  @Test
  void trustsAGoodKeyWhileTheKeeperIsAwayButNotForEver() {
    keeper.answer = KNOWN;
    remembered.verify(KEY);
    keeper.answer = UNREACHABLE;

    machine.advance(Duration.ofMinutes(14));
    assertThat(remembered.verify(KEY)).isEqualTo(KNOWN);

    machine.advance(Duration.ofMinutes(1));
    assertThat(remembered.verify(KEY)).isEqualTo(UNREACHABLE);
  }

  @Test
  void asksAKeeperThatIsAwayOnceASecond() {
    keeper.answer = KNOWN;
    remembered.verify(KEY);
    keeper.answer = UNREACHABLE;
    machine.advance(Duration.ofSeconds(6));
    remembered.verify(KEY);
    keeper.answer = UNKNOWN;

    machine.advance(Duration.ofMillis(999));
    assertThat(remembered.verify(KEY)).as("not asked again yet").isEqualTo(KNOWN);

    machine.advance(Duration.ofMillis(1));
    assertThat(remembered.verify(KEY)).as("back, and knows better").isEqualTo(UNKNOWN);
    assertThat(keeper.asked).isEqualTo(3);
  }

  @Test
  void doesNotTrustAKeyThatWasNeverVerifiedOrWasBad() {
    keeper.answer = UNREACHABLE;
    assertThat(remembered.verify(KEY)).isEqualTo(UNREACHABLE);

    keeper.answer = UNKNOWN;
    remembered.verify(KEY);
    keeper.answer = UNREACHABLE;
    machine.advance(Duration.ofSeconds(5));

    assertThat(remembered.verify(KEY)).isEqualTo(UNREACHABLE);
  }

  @Test
  void doesNotTakeOneKeyForAnother() {
    keeper.answer = KNOWN;
    remembered.verify(KEY);
    keeper.answer = UNKNOWN;

    assertThat(remembered.verify(TestKeys.key(Role.RISK))).isEqualTo(UNKNOWN);
  }

  private static final class Keeper implements KeyVerifier {
    private Verification answer = UNREACHABLE;
    private int asked;

    @Override
    public Verification verify(ApiKey key) {
      asked++;
      return answer;
    }
  }
}
