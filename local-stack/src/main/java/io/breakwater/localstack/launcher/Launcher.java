package io.breakwater.localstack.launcher;

/** Starts the local stack. */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      System.exit(2);
    }
  }
}
