package io.breakwater.localstack.venue.wire.socket;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * One connected client: a bounded queue of messages and a thread that writes them. A client that
 * reads too slowly to keep its queue below the bound is told so, as far as it still listens, and cut
 * off.
 *
 * <p>Thread-safe; {@link #send} never waits.
 */
public final class StreamClient {
  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);

  /** Close code for a client that broke the stream's rules (RFC 6455, 7.4.1). */
  private static final CloseStatus TOO_SLOW = CloseStatus.POLICY_VIOLATION.withReason("slow client");

  private final WebSocketSession session;
  private final FrameCodec codec;
  private final BlockingQueue<Outgoing> queue;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Thread writer;

  private StreamClient(WebSocketSession session, FrameCodec codec, int capacity) {
    this.session = session;
    this.codec = codec;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.writer = Thread.ofVirtual().name("stream-" + session.getId()).unstarted(this::write);
  }

  /** Takes a client on; from now on only this object writes to its session. */
  public static StreamClient start(WebSocketSession session, FrameCodec codec, int capacity) {
    var client = new StreamClient(session, codec, capacity);
    client.writer.start();
    return client;
  }

  public FrameCodec codec() {
    return codec;
  }

  /** Hands a message on; a client that is too slow for it is cut off. */
  public void send(Object message) {
    if (!closing.get() && !queue.offer(new Outgoing(message, null))) {
      cutOff();
    }
  }

  /** Sends what is queued and this, then closes. */
  public void sendAndClose(Object message, CloseStatus status) {
    if (closing.compareAndSet(false, true) && !queue.offer(new Outgoing(message, status))) {
      closeNow(TOO_SLOW);
    }
  }

  /** Forgets what is queued; for a session that has ended. */
  public void ended() {
    closing.set(true);
    writer.interrupt();
  }

  public boolean isClosing() {
    return closing.get();
  }

  private void cutOff() {
    if (closing.compareAndSet(false, true)) {
      LOG.atWarn().addKeyValue("session", session.getId()).log("slow stream client cut off");
      closeNow(TOO_SLOW);
    }
  }

  /** On a thread of its own: closing may wait for a write that the client does not take. */
  private void closeNow(CloseStatus status) {
    writer.interrupt();
    Thread.ofVirtual().start(() -> close(status));
  }

  private void write() {
    try {
      while (true) {
        Outgoing next = queue.take();
        session.sendMessage(codec.encode(next.message()));
        if (next.thenClose() != null) {
          close(next.thenClose());
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      LOG.atDebug().setCause(e).addKeyValue("session", session.getId()).log("stream client lost");
      closing.set(true);
      close(CloseStatus.SERVER_ERROR);
    }
  }

  private void close(CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException e) {
      LOG.atDebug().setCause(e).addKeyValue("session", session.getId()).log("close failed");
    }
  }

  private record Outgoing(Object message, @Nullable CloseStatus thenClose) {}
}
