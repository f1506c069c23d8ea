package io.breakwater.subscription;

/**
 * What is subscribed to once, however many sources want it.
 *
 * <p>Both methods are called while one key is locked: they may only enqueue a command for whoever
 * does the work, never wait for a network, and must not call back into the {@link
 * SharedSubscriptions} that calls them. Calls for one key never overlap; calls for different keys
 * may.
 */
public interface Upstream<K> {

  /** Called when the first source subscribes. If it throws, nobody holds the key. */
  void open(K key);

  /** Called when the last source is gone. If it throws, the last source still holds the key. */
  void close(K key);
}
