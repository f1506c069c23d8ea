package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.TradeUpdates;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alpaca's {@code /stream}: authenticate, then listen to {@code trade_updates}. The paper endpoint
 * sends its JSON in binary frames, others in text frames; both are read. Thread-safe.
 */
final class AlpacaTradeUpdates implements TradeUpdates {
  /** For the handshake and for each of the two confirmations. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HttpClient client;
  private final BrokerProperties properties;
  private final AlpacaReader reader;
  private final JsonMapper json;
  private final LongSupplier nanoTime;

  AlpacaTradeUpdates(
      HttpClient client,
      BrokerProperties properties,
      AlpacaReader reader,
      JsonMapper json,
      LongSupplier nanoTime) {
    this.client = client;
    this.properties = properties;
    this.reader = reader;
    this.json = json;
    this.nanoTime = nanoTime;
  }

  /**
   * The client to be handed in; for the stream and nothing else. Its callbacks run in its I/O
   * thread, which reads on when they have returned. With a pool of threads, the JDK (25 at least)
   * reads on meanwhile, and when the broker cuts the connection just then, it trips over that and
   * never tells us: the end of input is passed on only where a frame is asked for, and none is
   * before the callback is through.
   */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Runnable::run)
        .build();
  }

  @Override
  public Subscription subscribe(Consumer<ExecutionReport> reports) {
    var conversation = new StreamConversation(reader, reports, nanoTime);
    WebSocket socket =
        await(
            client
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(properties.streamUrl(), conversation),
            "connection");
    var subscription = new AlpacaSubscription(socket, conversation, nanoTime);
    try {
      send(socket, authentication());
      await(conversation.authorized(), "authorization");
      send(socket, listen());
      await(conversation.listening(), "confirmation to listen");
      return subscription;
    } catch (BrokerUnreadableException e) {
      subscription.close();
      throw e;
    }
  }

  private ObjectNode authentication() {
    ObjectNode message = json.createObjectNode().put("action", "authenticate");
    message
        .putObject("data")
        .put("key_id", properties.keyId().reveal())
        .put("secret_key", properties.secretKey().reveal());
    return message;
  }

  private ObjectNode listen() {
    ObjectNode message = json.createObjectNode().put("action", "listen");
    message.putObject("data").putArray("streams").add("trade_updates");
    return message;
  }

  private void send(WebSocket socket, ObjectNode message) {
    await(socket.sendText(json.writeValueAsString(message), true), "sending");
  }

  private static <T> T await(CompletableFuture<T> step, String what) {
    try {
      return step.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      step.cancel(true);
      throw new BrokerUnreadableException("stream: no " + what + " within " + PATIENCE);
    } catch (ExecutionException e) {
      throw new BrokerUnreadableException("stream: " + what + " failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnreadableException("stream: interrupted while waiting for " + what);
    }
  }
}
