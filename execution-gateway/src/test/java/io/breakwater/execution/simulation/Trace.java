package io.breakwater.execution.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened in a history, line by line; kept only where somebody will read it. */
final class Trace {
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  private Trace(boolean kept) {
    this.kept = kept;
  }

  static Trace kept() {
    return new Trace(true);
  }

  static Trace none() {
    return new Trace(false);
  }

  void note(long millis, String who, String what, Object... with) {
    if (kept) {
      lines.add("%7d ms  %-9s %s".formatted(millis, who, what.formatted(with)));
    }
  }

  String text() {
    return String.join("\n", lines);
  }
}
