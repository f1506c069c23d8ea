package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ExecutionReport;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the broker says on one stream: puts frames together that come in parts, and hands each
 * report on before it asks for the next frame. The callbacks are confined to the socket's thread;
 * the rest is thread-safe.
 */
final class StreamConversation implements WebSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConversation.class);
  private static final int LARGEST_MESSAGE_BYTES = 1024 * 1024;

  private final AlpacaReader reader;
  private final Consumer<ExecutionReport> reports;
  private final LongSupplier nanoTime;
  private final CompletableFuture<Void> authorized = new CompletableFuture<>();
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private volatile long lastHeard;

  StreamConversation(
      AlpacaReader reader, Consumer<ExecutionReport> reports, LongSupplier nanoTime) {
    this.reader = reader;
    this.reports = reports;
    this.nanoTime = nanoTime;
    this.lastHeard = nanoTime.getAsLong();
  }

  CompletableFuture<Void> authorized() {
    return authorized;
  }

  CompletableFuture<Void> listening() {
    return listening;
  }

  boolean hasEnded() {
    return ended.isDone();
  }

  long lastHeard() {
    return lastHeard;
  }

  void end() {
    end("closed by us");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    byte[] part = data.toString().getBytes(UTF_8);
    return onPart(socket, part, last);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] part = new byte[data.remaining()];
    data.get(part);
    return onPart(socket, part, last);
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
    lastHeard = nanoTime.getAsLong();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end("closed by the broker, code " + code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end(String.valueOf(error));
  }

  private @Nullable CompletionStage<?> onPart(WebSocket socket, byte[] part, boolean last) {
    lastHeard = nanoTime.getAsLong();
    if (hasEnded()) {
      return null;
    }
    if (message.size() + part.length > LARGEST_MESSAGE_BYTES) {
      end("a message above " + LARGEST_MESSAGE_BYTES + " bytes");
      socket.abort();
      return null;
    }
    message.writeBytes(part);
    if (last) {
      byte[] whole = message.toByteArray();
      message.reset();
      onMessage(socket, new String(whole, UTF_8));
    }
    socket.request(1);
    return null;
  }

  private void onMessage(WebSocket socket, String whole) {
    try {
      JsonNode root = reader.parse(whole);
      JsonNode data = root.path("data");
      switch (root.path("stream").asString("")) {
        case "authorization" -> onAuthorization(data);
        case "listening" -> listening.complete(null);
        case "trade_updates" -> onTradeUpdate(socket, data);
        default -> LOG.atDebug().log("stream message of another kind left out");
      }
    } catch (UnbelievableReplyException e) {
      // What it told of is found by asking: the poll is the truth, the stream a hint.
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("unbelievable stream message left out");
    }
  }

  private void onAuthorization(JsonNode data) {
    if (data.path("status").asString("").equals("authorized")) {
      authorized.complete(null);
    } else {
      authorized.completeExceptionally(new BrokerUnreadableException("unauthorized"));
    }
  }

  private void onTradeUpdate(WebSocket socket, JsonNode data) throws UnbelievableReplyException {
    if (!data.isObject()) {
      // Alpaca has been seen to send "data": null.
      return;
    }
    ExecutionReport report = reader.tradeUpdate(data);
    try {
      reports.accept(report);
    } catch (RuntimeException e) {
      // Whatever kept it from being recorded: the next subscription fetches what this one lost.
      LOG.atError().setCause(e).log("trade update not recorded, stream given up");
      end("a report could not be recorded");
      socket.abort();
    }
  }

  private void end(String reason) {
    var cause = new BrokerUnreadableException(reason);
    authorized.completeExceptionally(cause);
    listening.completeExceptionally(cause);
    if (ended.complete(null)) {
      LOG.atInfo().addKeyValue("reason", reason).log("trade update stream ended");
    }
  }
}
