package io.breakwater.localstack.launcher;

import java.io.PrintStream;
import java.util.Locale;

/**
 * How launcher and demo speak to the person at the terminal: whole lines, nothing secret.
 * Thread-safe.
 */
public final class Console {
  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  /** Prints one line; the format is that of {@link String#format}. */
  public void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Prints text as it is, percent signs and all. */
  public void print(String text) {
    out.println(text);
  }

  public void blank() {
    out.println();
  }
}
