package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.TradeUpdates;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One open stream. A connection that is cut off without a word looks like a quiet one, so it is
 * pinged every ten seconds and given up when nothing at all, not even a pong, came for thirty.
 * Thread-safe.
 */
final class AlpacaSubscription implements TradeUpdates.Subscription {
  private static final long PING_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final WebSocket socket;
  private final StreamConversation conversation;
  private final LongSupplier nanoTime;
  private final AtomicLong lastPing;

  AlpacaSubscription(WebSocket socket, StreamConversation conversation, LongSupplier nanoTime) {
    this.socket = socket;
    this.conversation = conversation;
    this.nanoTime = nanoTime;
    this.lastPing = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  public boolean isAlive() {
    long now = nanoTime.getAsLong();
    if (conversation.hasEnded() || now - conversation.lastHeard() > SILENCE_NANOS) {
      return false;
    }
    long last = lastPing.get();
    if (now - last > PING_EVERY_NANOS && lastPing.compareAndSet(last, now)) {
      // Whether it arrived shows in the pong, or in its absence.
      var _ = socket.sendPing(ByteBuffer.allocate(0));
    }
    return true;
  }

  /** When anything last came, on the monotonic clock. */
  long lastHeard() {
    return conversation.lastHeard();
  }

  @Override
  public void close() {
    conversation.end();
    socket.abort();
  }
}
