package io.breakwater.marketdata.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.subscription.Source;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link SubscriptionBook} does. */
public abstract class SubscriptionBookContract {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Symbol BERKSHIRE = Symbol.of("BRK.B");
  private static final Source MANUAL = new Source("manual");
  private static final Source RUN = new Source("orchestrator:r-7");

  /** A book without entries. */
  protected abstract SubscriptionBook empty();

  @Test
  void saysWhetherAnEntryIsNew() {
    SubscriptionBook book = empty();

    assertThat(book.add(AAPL, MANUAL)).isTrue();
    assertThat(book.add(AAPL, MANUAL)).isFalse();
    assertThat(book.add(AAPL, RUN)).isTrue();
  }

  @Test
  void saysWhetherThereWasAnEntryToStrikeOut() {
    SubscriptionBook book = empty();
    book.add(AAPL, MANUAL);

    assertThat(book.remove(AAPL, RUN)).isFalse();
    assertThat(book.remove(AAPL, MANUAL)).isTrue();
    assertThat(book.remove(AAPL, MANUAL)).isFalse();
  }

  @Test
  void readsWhatIsWritten() {
    SubscriptionBook book = empty();
    book.add(AAPL, MANUAL);
    book.add(AAPL, RUN);
    book.add(BERKSHIRE, RUN);
    book.remove(AAPL, MANUAL);

    assertThat(book.read()).isEqualTo(Map.of(AAPL, Set.of(RUN), BERKSHIRE, Set.of(RUN)));
  }

  @Test
  void callsOneOfManyWritersTheFirst() {
    SubscriptionBook book = empty();
    var first = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        threads.execute(() -> first.addAndGet(book.add(AAPL, MANUAL) ? 1 : 0));
      }
    }

    assertThat(first).hasValue(1);
  }
}
