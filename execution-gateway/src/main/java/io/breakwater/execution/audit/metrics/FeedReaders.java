package io.breakwater.execution.audit.metrics;

import io.breakwater.execution.audit.EventFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many read the events over HTTP. */
public final class FeedReaders implements MeterBinder {
  private final EventFeed feed;

  public FeedReaders(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("event.streams.open", feed, EventFeed::readers)
        .description("Streams of events that are open at this gateway")
        .register(registry);
  }
}
