package io.breakwater.signal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * An engine whose models are texts of the form {@code fake:A,B,C}, their features. Scores with the
 * first input unless told otherwise, and keeps count of what is open. Thread-safe.
 */
public final class FakeEngine implements ModelEngine {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger usedAfterClose = new AtomicInteger();
  private volatile ToDoubleFunction<double[]> scoring = row -> row[0];

  public static ModelText text(List<String> features) {
    return new ModelText("fake:" + String.join(",", features));
  }

  public void scoreBy(ToDoubleFunction<double[]> function) {
    scoring = function;
  }

  public int open() {
    return open.get();
  }

  public int usedAfterClose() {
    return usedAfterClose.get();
  }

  @Override
  public Scorer open(ModelText text) {
    if (!text.value().startsWith("fake:")) {
      throw new UnusableModelException("its text is not a fake");
    }
    open.incrementAndGet();
    return new FakeScorer(
        new ArrayList<>(List.of(text.value().substring("fake:".length()).split(","))));
  }

  private final class FakeScorer implements Scorer {
    private final List<String> features;
    private volatile boolean closed;

    private FakeScorer(List<String> features) {
      this.features = features;
    }

    @Override
    public List<String> features() {
      return features;
    }

    @Override
    public double[] score(List<double[]> rows) {
      if (closed) {
        usedAfterClose.incrementAndGet();
      }
      return rows.stream().mapToDouble(scoring).toArray();
    }

    @Override
    public void close() {
      if (closed) {
        usedAfterClose.incrementAndGet();
      }
      closed = true;
      open.decrementAndGet();
    }
  }
}
