package io.breakwater.signal.model;

import java.time.Instant;
import java.util.List;

/**
 * What one look at the registry led to.
 *
 * @param at market time
 * @param failures what could not be read or loaded; the model that was loaded before stays in use
 * @param loaded what is loaded afterwards, by strategy
 */
public record ReloadReport(
    Instant at, Outcome outcome, List<Failure> failures, List<Model> loaded) {

  public ReloadReport {
    failures = List.copyOf(failures);
    loaded = List.copyOf(loaded);
  }

  /** The outcome as a whole. */
  public enum Outcome {
    /** No model is active and none is loaded: there was nothing to do. */
    SKIPPED,
    /** What is loaded is what is active. */
    UNCHANGED,
    /** A model was loaded, replaced or dropped, and nothing failed. */
    CHANGED,
    /** Something failed. */
    FAILED
  }

  /**
   * Something that could not be read or loaded.
   *
   * @param what a model's id, or "registry"
   * @param reason in words
   */
  public record Failure(String what, String reason) {}
}
