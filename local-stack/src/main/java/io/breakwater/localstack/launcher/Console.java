package io.breakwater.localstack.launcher;

import java.io.PrintStream;

/**
 * How launcher and demo speak to the person at the terminal: whole lines, nothing secret.
 * Thread-safe.
 */
public final class Console {
  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  public void say(String text) {
    out.println(text);
  }

  public void blank() {
    out.println();
  }
}
