package io.breakwater.localstack.venue.wire.socket;

import io.breakwater.localstack.venue.wire.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
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
 * <p>A message can be sent late, or behind the next one, and the client can be hung up on: that is
 * for faults on request.
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
  private final Pause pause = new Pause();
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
    offer(new Outgoing(message, Duration.ZERO, Duration.ZERO, null));
  }

  /** Hands a message on that waits for so long before it is written, and all behind it. */
  public void sendLate(Object message, Duration delay) {
    offer(new Outgoing(message, delay, Duration.ZERO, null));
  }

  /** Hands a message on that lets the next one go first, if one comes within the patience. */
  public void sendBehindTheNext(Object message, Duration patience) {
    offer(new Outgoing(message, Duration.ZERO, patience, null));
  }

  /** Breaks the connection, in the middle of whatever is being written, and without a farewell. */
  public void hangUp() {
    closing.set(true);
    queue.clear();
    Connecting.connectionOf(session).hangUp();
  }

  private void offer(Outgoing message) {
    if (!closing.get() && !queue.offer(message)) {
      LOG.atWarn().addKeyValue("session", session.getId()).log("slow stream client cut off");
      queue.clear();
      sendAndClose(farewell, TOO_SLOW);
    }
  }

  /** Hands the last message on: what is queued, and this, are sent, then the session is closed. */
  public void sendAndClose(Object message, CloseStatus status) {
    var last = new Outgoing(message, Duration.ZERO, Duration.ZERO, status);
    if (closing.compareAndSet(false, true)) {
      while (!queue.offer(last)) {
        queue.poll();
      }
    }
  }

  /** Forgets what is queued; for a session that has ended. */
  public void ended() {
    closing.set(true);
    pause.close();
    writer.interrupt();
  }

  private void write() {
    try {
      CloseStatus thenClose;
      do {
        thenClose = write(queue.take());
      } while (thenClose == null);
      close(thenClose);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      LOG.atDebug().setCause(e).addKeyValue("session", session.getId()).log("stream client lost");
      closing.set(true);
      close(CloseStatus.SERVER_ERROR);
    }
  }

  /** Writes a message, behind the next one if it is to let that go first. */
  private @Nullable CloseStatus write(Outgoing message) throws IOException, InterruptedException {
    Outgoing next = null;
    if (message.patience().isPositive()) {
      next = queue.poll(message.patience().toNanos(), TimeUnit.NANOSECONDS);
    }
    if (next == null) {
      writeNow(message);
      return message.thenClose();
    }
    if (next.thenClose() == null) {
      writeNow(next);
      writeNow(message);
    } else {
      writeNow(message);
      writeNow(next);
    }
    return next.thenClose();
  }

  private void writeNow(Outgoing message) throws IOException {
    if (message.delay().isPositive()) {
      pause.hold(message.delay());
    }
    session.sendMessage(codec.encode(message.message()));
  }

  private void close(CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException e) {
      LOG.atDebug().setCause(e).addKeyValue("session", session.getId()).log("close failed");
    }
  }

  /**
   * What waits to be written.
   *
   * @param delay held for so long first
   * @param patience lets the next one go first if that comes within
   * @param thenClose set exactly for the last one
   */
  private record Outgoing(
      Object message, Duration delay, Duration patience, @Nullable CloseStatus thenClose) {}
}
