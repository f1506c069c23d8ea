package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.feed.FeedConnection;
import io.breakwater.marketdata.feed.FeedUnavailableException;
import io.breakwater.marketdata.instrument.Symbol;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What we say on an open stream. Each message is sent whole before the next. */
final class AlpacaConnection implements FeedConnection {

  private final WebSocket socket;
  private final StreamCodec codec;
  private final Duration sendTimeout;

  AlpacaConnection(WebSocket socket, StreamCodec codec, Duration sendTimeout) {
    this.socket = socket;
    this.codec = codec;
    this.sendTimeout = sendTimeout;
  }

  @Override
  public void subscribe(Set<Symbol> symbols) {
    send(StreamMessages.subscription("subscribe", symbols));
  }

  @Override
  public void unsubscribe(Set<Symbol> symbols) {
    send(StreamMessages.subscription("unsubscribe", symbols));
  }

  @Override
  public void ping() {
    await(socket.sendPing(ByteBuffer.allocate(0)));
  }

  @Override
  public void close() {
    socket.abort();
  }

  void send(Map<String, Object> message) {
    byte[] frame = codec.encode(message);
    await(
        codec.isText()
            ? socket.sendText(new String(frame, StandardCharsets.UTF_8), true)
            : socket.sendBinary(ByteBuffer.wrap(frame), true));
  }

  private void await(CompletableFuture<WebSocket> sending) {
    try {
      sending.get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new FeedUnavailableException("a message could not be sent: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FeedUnavailableException("interrupted while sending", e);
    }
  }
}
