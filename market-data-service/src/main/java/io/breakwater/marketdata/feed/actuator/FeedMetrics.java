package io.breakwater.marketdata.feed.actuator;

import io.breakwater.marketdata.feed.Feed;
import io.breakwater.marketdata.feed.FeedCounts;
import io.breakwater.marketdata.feed.FeedStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** The feed's counts and its silence, under names that begin with {@code feed}. */
public final class FeedMetrics implements MeterBinder {

  private static final double MILLIS_A_SECOND = 1_000;

  private final Feed feed;
  private final FeedCounts counts;
  private final LongSupplier refusedBars;

  /**
   * @param refusedBars how many bars of the vendor's made no sense
   */
  public FeedMetrics(Feed feed, FeedCounts counts, LongSupplier refusedBars) {
    this.feed = feed;
    this.counts = counts;
    this.refusedBars = refusedBars;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "feed.messages", "Messages from the vendor", FeedCounts::messages);
    count(registry, "feed.unexpected", "Messages that could not be used", FeedCounts::unexpected);
    count(registry, "feed.reconnects", "Connections after the first", FeedCounts::reconnects);
    count(registry, "feed.failures", "Attempts to connect that failed", FeedCounts::failures);
    count(registry, "feed.refusals", "Requests that the vendor refused", FeedCounts::refusals);
    count(registry, "feed.gaps", "Interruptions of a running stream", FeedCounts::gaps);
    FunctionCounter.builder("feed.bars.refused", refusedBars, LongSupplier::getAsLong)
        .description("Bars of the vendor's that were left out")
        .register(registry);
    FunctionCounter.builder("feed.gap.time", counts, c -> c.gapTime().toMillis() / MILLIS_A_SECOND)
        .baseUnit("seconds")
        .description("How long the interruptions took together")
        .register(registry);
    Gauge.builder("feed.silence", feed, FeedMetrics::silence)
        .baseUnit("seconds")
        .description("Time since anything came from the vendor; NaN if nothing ever did")
        .register(registry);
    Gauge.builder("feed.connected", feed, FeedMetrics::connected)
        .description("1 while the stream is connected")
        .register(registry);
    Gauge.builder("feed.streamed.symbols", feed, f -> f.status().streamed())
        .description("Symbols that the vendor confirmed")
        .register(registry);
  }

  private void count(
      MeterRegistry registry, String name, String what, ToDoubleFunction<FeedCounts> count) {
    FunctionCounter.builder(name, counts, count).description(what).register(registry);
  }

  private static double silence(Feed feed) {
    return feed.status()
        .silence()
        .map(Duration::toMillis)
        .map(m -> m / MILLIS_A_SECOND)
        .orElse(Double.NaN);
  }

  private static double connected(Feed feed) {
    return feed.status().state() == FeedStatus.State.STREAMING ? 1 : 0;
  }
}
