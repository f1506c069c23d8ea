package io.breakwater.execution.webhook.outgoing;

import java.time.Duration;

/** Is told how the sending goes. Never throws. Thread-safe. */
public interface DeliveryObserver {

  void delivered(String endpoint);

  /** An attempt has failed, and there will be another. */
  void failed(String endpoint, long sequence, String reason);

  /** A message has been given up. */
  void died(String endpoint, long sequence, String reason);

  /**
   * How old the oldest event is that the endpoint has not been told of; zero where there is none.
   */
  void isBehind(String endpoint, Duration age);
}
