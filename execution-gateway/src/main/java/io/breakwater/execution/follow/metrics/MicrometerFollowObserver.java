package io.breakwater.execution.follow.metrics;

import io.breakwater.execution.follow.FollowObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts connections of the stream and says whether it is up here. Thread-safe. */
public final class MicrometerFollowObserver implements FollowObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MicrometerFollowObserver.class);

  private final Counter connects;
  private final Counter losses;
  private final AtomicInteger up = new AtomicInteger();

  public MicrometerFollowObserver(MeterRegistry registry) {
    this.connects = registry.counter("trade.updates.connects");
    this.losses = registry.counter("trade.updates.losses");
    Gauge.builder("trade.updates.up", up, AtomicInteger::get)
        .description("1 while this gateway listens to the broker's trade updates")
        .register(registry);
  }

  @Override
  public void connected() {
    connects.increment();
    up.set(1);
    LOG.atInfo().log("listening to trade updates");
  }

  @Override
  public void lost(String reason) {
    losses.increment();
    up.set(0);
    LOG.atWarn().addKeyValue("reason", reason).log("not listening to trade updates");
  }

  @Override
  public void notAnswered(String reason) {
    LOG.atWarn().addKeyValue("reason", reason).log("the broker could not be asked");
  }
}
