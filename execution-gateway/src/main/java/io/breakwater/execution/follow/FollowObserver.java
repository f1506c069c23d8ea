package io.breakwater.execution.follow;

/** Is told how the following of the broker goes. Never throws. Thread-safe. */
public interface FollowObserver {

  /** The stream has come up. */
  void connected();

  /** The stream is gone, or could not be had. */
  void lost(String reason);

  /** The broker could not be asked for what the stream may have missed. */
  void notAnswered(String reason);
}
