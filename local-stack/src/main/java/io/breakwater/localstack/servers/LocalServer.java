package io.breakwater.localstack.servers;

import java.io.IOException;

/**
 * One server of the local stack. {@link #start} and {@link #stop} may alternate as often as one
 * likes; stopping a server that does not run does nothing. Thread-safe.
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

  /** Whether the server's process is alive. */
  boolean isRunning();

  /** Stops in an orderly way, then by force; returns when the process is gone. */
  void stop();
}
