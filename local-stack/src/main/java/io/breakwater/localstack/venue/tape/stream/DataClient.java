package io.breakwater.localstack.venue.tape.stream;

import io.breakwater.localstack.venue.wire.socket.StreamClient;
import java.time.Instant;

/**
 * One client of the data stream.
 *
 * <p>Its state changes on its session's thread alone; other threads read it.
 */
final class DataClient {
  private final StreamClient connection;
  private final Instant connectedAt;
  private volatile boolean authenticated;
  private volatile Subscriptions subscriptions = Subscriptions.NONE;

  /**
   * @param connectedAt machine time
   */
  DataClient(StreamClient connection, Instant connectedAt) {
    this.connection = connection;
    this.connectedAt = connectedAt;
  }

  StreamClient connection() {
    return connection;
  }

  Instant connectedAt() {
    return connectedAt;
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  void authenticated() {
    authenticated = true;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  void subscribeTo(Subscriptions changed) {
    subscriptions = changed;
  }
}
