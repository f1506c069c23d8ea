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
 * does not keep its queue below the bound loses what is queued, is told so, and is disconnected;
 * one that reads nothing at all is given up when the container's own limit for a write has passed.
 *
 * <p>Thread-safe; sending never waits.
 */
public final class StreamClient {
  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
  private static final CloseStatus TOO_SLOW =
      CloseStatus.POLICY_VIOLATION.withReason("slow client");

  private final WebSocketSession session;
  private final FrameCodec codec;
  private final BlockingQueue<Outgoing> queue;
  private final Object farewell;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Thread writer;

  private StreamClient(WebSocketSession session, FrameCodec codec, int capacity, Object farewell) {
    this.session = session;
    this.codec = codec;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.farewell = farewell;
    this.writer = Thread.ofVirtual().name("stream-" + session.getId()).unstarted(this::write);
  }

  /**
   * Takes a client on; from now on only this object writes to its session.
   *
   * @param farewell the last message to a client that is too slow
   */
  public static StreamClient start(
      WebSocketSession session, FrameCodec codec, int capacity, Object farewell) {
    var client = new StreamClient(session, codec, capacity, farewell);
    client.writer.start();
    return client;
  }

  public FrameCodec codec() {
    return codec;
  }

  /** Hands a message on; after the last one, does nothing. */
  public void send(Object message) {
    if (!closing.get() && !queue.offer(new Outgoing(message, null))) {
      LOG.atWarn().addKeyValue("session", session.getId()).log("slow stream client cut off");
      queue.clear();
      sendAndClose(farewell, TOO_SLOW);
    }
  }

  /** Hands the last message on: what is queued, and this, are sent, then the session is closed. */
  public void sendAndClose(Object message, CloseStatus status) {
    var last = new Outgoing(message, status);
    if (closing.compareAndSet(false, true)) {
      while (!queue.offer(last)) {
        queue.poll();
      }
    }
  }

  /** Forgets what is queued; for a session that has ended. */
  public void ended() {
    closing.set(true);
    writer.interrupt();
  }

  private void write() {
    try {
      Outgoing next;
      do {
        next = queue.take();
        session.sendMessage(codec.encode(next.message()));
      } while (next.thenClose() == null);
      close(next.thenClose());
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
