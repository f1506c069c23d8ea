package io.breakwater.execution.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.testing.InMemoryLeaseStore;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExtendChainTest {
  private final SettableClock clock = SettableClock.at("2026-11-25T12:00:00Z");
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock);
  private final RecordedChain chain = new RecordedChain();
  private final ExtendChain one = new ExtendChain(leases, "one", chain);
  private final ExtendChain other = new ExtendChain(leases, "other", chain);

  @Test
  void onlyTheHolderOfTheLeaseWrites() {
    one.step();
    other.step();
    one.step();

    assertThat(chain.tokens).containsExactly(1L, 1L);
  }

  @Test
  void anotherGoesOnWhereTheLeaseRanOutOrWasGivenBack() {
    one.step();
    clock.advance(Duration.ofSeconds(11));
    other.step();
    one.step();
    assertThat(chain.tokens).containsExactly(1L, 2L);

    other.stop();
    one.step();
    assertThat(chain.tokens).containsExactly(1L, 2L, 3L);
  }

  @Test
  void goesOnUntilNothingIsLeftButNotForEver() {
    chain.waiting = 1_200;
    one.step();
    assertThat(chain.tokens).hasSize(3);

    chain.waiting = 1_000_000;
    one.step();
    assertThat(chain.tokens).hasSize(3 + 20);
  }

  @Test
  void stopsAtOnceWhereAnotherHasWrittenSince() {
    chain.waiting = 5_000;
    chain.lost = true;

    one.step();

    assertThat(chain.tokens).hasSize(1);
  }

  private static final class RecordedChain implements AuditChain {
    final List<Long> tokens = new ArrayList<>();
    int waiting;
    boolean lost;

    @Override
    public OptionalInt extend(long token, int atMost) {
      tokens.add(token);
      if (lost) {
        return OptionalInt.empty();
      }
      int chained = Math.min(waiting, atMost);
      waiting -= chained;
      return OptionalInt.of(chained);
    }

    @Override
    public Verification verify() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Duration lag() {
      return Duration.ZERO;
    }
  }
}
