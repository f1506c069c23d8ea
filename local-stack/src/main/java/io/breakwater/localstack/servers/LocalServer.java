package io.breakwater.localstack.servers;

import java.io.IOException;

/**
 * One process of the local stack. {@link #start} and {@link #stop} may alternate as often as one
 * likes; stopping what does not run does nothing. Thread-safe.
 */
public interface LocalServer {

  /** The name it goes by in messages and log files. */
  String name();

  int port();

  /**
   * Ends a survivor of an earlier run on the same folder, then starts the server and returns when
   * it answers.
   *
   * @throws IOException if it does not come up; the message says why
   */
  void start() throws IOException;

  /** Whether the process is alive. */
  boolean isRunning();

  /** Whether it answers, and says that it can do its work. */
  boolean isReady();

  /** Stops in an orderly way, then by force; returns when the process is gone. */
  void stop();
}
