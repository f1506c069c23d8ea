package io.breakwater.execution.simulation;

/** Tells a history over again, line by line, for whoever has to understand it. */
final class Replay {

  private Replay() {}

  static String of(long seed) {
    return of(seed, Variant.SOUND);
  }

  static String of(long seed, Variant variant) {
    Trace trace = Trace.kept();
    History.Outcome outcome = History.play(seed, trace, variant);
    return "the history of seed %d breaks %s:%n%s%n"
        .formatted(seed, outcome.broken(), trace.text());
  }
}
