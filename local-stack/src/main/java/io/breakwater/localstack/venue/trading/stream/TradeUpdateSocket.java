package io.breakwater.localstack.venue.trading.stream;

import io.breakwater.localstack.venue.fault.stream.StreamFaults;
import io.breakwater.localstack.venue.trading.TradeUpdate;
import io.breakwater.localstack.venue.trading.TradeUpdateListener;
import io.breakwater.localstack.venue.wire.KeyPair;
import io.breakwater.localstack.venue.wire.socket.FrameCodec;
import io.breakwater.localstack.venue.wire.socket.JsonCodec;
import io.breakwater.localstack.venue.wire.socket.MessagePackCodec;
import io.breakwater.localstack.venue.wire.socket.Payloads;
import io.breakwater.localstack.venue.wire.socket.StreamClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trade-update stream. The server says nothing first; the client authenticates, then names the
 * streams it listens to, each time replacing the list. Thread-safe.
 */
final class TradeUpdateSocket implements WebSocketHandler, TradeUpdateListener {
  private static final int MAX_CLIENTS = 100;
  private static final CloseStatus FULL =
      CloseStatus.SERVICE_OVERLOAD.withReason("too many connections");

  private static final Object TOO_SLOW = TradeUpdateMessage.error("slow client");

  private final KeyPair keys;
  private final JsonMapper json;
  private final int queue;
  private final StreamFaults faults;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

  TradeUpdateSocket(KeyPair keys, JsonMapper json, int queue, StreamFaults faults) {
    this.keys = keys;
    this.json = json;
    this.queue = queue;
    this.faults = faults;
  }

  @Override
  public void happened(TradeUpdate update) {
    if (listeners.isEmpty()) {
      return;
    }
    Map<String, Object> message = TradeUpdateMessage.of(update);
    List<StreamClient> listening =
        listeners.values().stream()
            .filter(Listener::isListening)
            .map(listener -> listener.client)
            .toList();
    faults.send(message, update.order().terms().clientOrderId().value(), listening, this::hangUp);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    if (listeners.size() >= MAX_CLIENTS) {
      session.close(FULL);
      return;
    }
    FrameCodec codec =
        Payloads.wantsMessagePack(session)
            ? new MessagePackCodec(json)
            : JsonCodec.inBinaryFrames(json);
    listeners.put(
        session.getId(), new Listener(StreamClient.start(session, codec, queue, TOO_SLOW)));
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
    Listener listener = listeners.get(session.getId());
    if (listener != null) {
      Payloads.of(message).ifPresent(payload -> receive(listener, payload));
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable error) {
    forget(session);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    forget(session);
  }

  @Override
  public boolean supportsPartialMessages() {
    return false;
  }

  private void hangUp() {
    listeners.values().forEach(listener -> listener.client.hangUp());
  }

  private void forget(WebSocketSession session) {
    Listener listener = listeners.remove(session.getId());
    if (listener != null) {
      listener.client.ended();
    }
  }

  private void receive(Listener listener, ByteBuffer payload) {
    JsonNode message;
    try {
      message = listener.client.codec().decode(payload);
    } catch (IOException e) {
      listener.client.send(TradeUpdateMessage.error("invalid message format"));
      return;
    }
    switch (message.path("action").asString("")) {
      case "authenticate" ->
          authenticate(
              listener,
              message.path("data").path("key_id").asString(null),
              message.path("data").path("secret_key").asString(null));
      case "auth" ->
          authenticate(
              listener, message.path("key").asString(null), message.path("secret").asString(null));
      case "listen" -> listen(listener, message.path("data").path("streams"));
      default -> listener.client.send(TradeUpdateMessage.error("unknown action"));
    }
  }

  private void authenticate(Listener listener, @Nullable String id, @Nullable String secret) {
    boolean authorized = keys.matches(id, secret);
    listener.authorize(authorized);
    listener.client.send(TradeUpdateMessage.authorization(authorized, "authenticate"));
  }

  private void listen(Listener listener, JsonNode streams) {
    if (!listener.isAuthorized()) {
      listener.client.send(TradeUpdateMessage.authorization(false, "listen"));
      return;
    }
    List<String> known =
        StreamSupport.stream(streams.spliterator(), false)
            .map(stream -> stream.asString(""))
            .filter(TradeUpdateMessage.TRADE_UPDATES::equals)
            .distinct()
            .toList();
    listener.listenTo(known);
    if (!known.isEmpty()) {
      faults.tellAgain(listener.client);
    }
  }

  /** One client and what it may hear. */
  private static final class Listener {
    private final StreamClient client;
    private boolean authorized;
    private boolean listening;

    Listener(StreamClient client) {
      this.client = client;
    }

    synchronized boolean isAuthorized() {
      return authorized;
    }

    synchronized boolean isListening() {
      return listening;
    }

    synchronized void authorize(boolean known) {
      authorized = known;
      listening = listening && known;
    }

    /**
     * Answers first, then lets updates through, in one step: an update that comes of what the
     * client does after the answer would otherwise be lost to it.
     */
    synchronized void listenTo(List<String> streams) {
      client.send(TradeUpdateMessage.listening(streams));
      listening = !streams.isEmpty();
    }
  }
}
