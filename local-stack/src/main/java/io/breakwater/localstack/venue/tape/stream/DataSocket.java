package io.breakwater.localstack.venue.tape.stream;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.fault.stream.StreamFaults;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.tape.QuoteFields;
import io.breakwater.localstack.venue.wire.KeyPair;
import io.breakwater.localstack.venue.wire.socket.FrameCodec;
import io.breakwater.localstack.venue.wire.socket.Payloads;
import io.breakwater.localstack.venue.wire.socket.StreamClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;

/**
 * The market-data stream. The server greets first; the client authenticates within some seconds,
 * then adds to and takes from its subscriptions. One authenticated connection at a time, as the key
 * pair has one; an unauthenticated one holds nothing. {@link #quote} sends every subscribed symbol
 * its quote, at whatever pace it is called. Thread-safe.
 */
final class DataSocket implements WebSocketHandler {
  static final Duration AUTH_TIMEOUT = Duration.ofSeconds(10);

  private static final int MAX_CLIENTS = 100;
  private static final CloseStatus FULL =
      CloseStatus.SERVICE_OVERLOAD.withReason("too many connections");
  private static final List<Map<String, Object>> CONNECTED = success("connected");
  private static final List<Map<String, Object>> AUTHENTICATED = success("authenticated");

  private final MarketTape tape;
  private final MarketClock clock;
  private final KeyPair keys;
  private final Limits limits;
  private final Function<WebSocketSession, FrameCodec> codecs;
  private final StreamFaults faults;
  private final Map<String, DataClient> clients = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable DataClient> holder = new AtomicReference<>();

  /**
   * @param codecs chooses how to speak with a client, by its handshake
   */
  DataSocket(
      MarketTape tape,
      MarketClock clock,
      KeyPair keys,
      Limits limits,
      Function<WebSocketSession, FrameCodec> codecs,
      StreamFaults faults) {
    this.tape = tape;
    this.clock = clock;
    this.keys = keys;
    this.limits = limits;
    this.codecs = codecs;
    this.faults = faults;
  }

  /**
   * What one client may take.
   *
   * @param queue messages that may wait for it
   * @param symbols trades and quotes together
   */
  record Limits(int queue, int symbols) {}

  /** Sends each subscribed symbol's quote, if the market is open; cuts off who never says who. */
  void quote() {
    Instant marketTime = clock.instant();
    Instant machineTime = clock.machine().instant();
    for (DataClient client : clients.values()) {
      if (client.isAuthenticated()) {
        quote(client, marketTime);
      } else if (client.connectedAt().plus(AUTH_TIMEOUT).isBefore(machineTime)) {
        refuse(client, StreamError.AUTH_TIMEOUT);
      }
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    if (clients.size() >= MAX_CLIENTS) {
      session.close(FULL);
      return;
    }
    var connection =
        StreamClient.start(
            session, codecs.apply(session), limits.queue(), StreamError.SLOW_CLIENT.frame());
    clients.put(session.getId(), new DataClient(connection, clock.machine().instant()));
    connection.send(CONNECTED);
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
    DataClient client = clients.get(session.getId());
    if (client != null) {
      Payloads.of(message).ifPresent(payload -> receive(client, payload));
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

  private void forget(WebSocketSession session) {
    DataClient client = clients.remove(session.getId());
    if (client != null) {
      client.connection().ended();
      holder.compareAndSet(client, null);
    }
  }

  private void receive(DataClient client, ByteBuffer payload) {
    JsonNode message;
    try {
      message = client.connection().codec().decode(payload);
    } catch (IOException e) {
      send(client, StreamError.INVALID_SYNTAX);
      return;
    }
    switch (message.path("action").asString("")) {
      case "auth" -> authenticate(client, message);
      case "subscribe" -> change(client, client.subscriptions().plus(message));
      case "unsubscribe" -> change(client, client.subscriptions().minus(message));
      default -> send(client, StreamError.INVALID_SYNTAX);
    }
  }

  private void authenticate(DataClient client, JsonNode message) {
    if (client.isAuthenticated()) {
      send(client, StreamError.ALREADY_AUTHENTICATED);
    } else if (!keys.matches(
        message.path("key").asString(null), message.path("secret").asString(null))) {
      refuse(client, StreamError.AUTH_FAILED);
    } else if (!holder.compareAndSet(null, client)) {
      refuse(client, StreamError.CONNECTION_LIMIT);
    } else if (!clients.containsValue(client)) {
      // It has gone meanwhile, and its going found nothing to give back.
      holder.compareAndSet(client, null);
    } else {
      client.connection().send(AUTHENTICATED);
      client.authenticated();
    }
  }

  private void change(DataClient client, Optional<Subscriptions> changed) {
    if (!client.isAuthenticated()) {
      send(client, StreamError.NOT_AUTHENTICATED);
    } else if (changed.isEmpty()) {
      send(client, StreamError.INVALID_SYNTAX);
    } else if (changed.get().counted() > limits.symbols()) {
      send(client, StreamError.SYMBOL_LIMIT);
    } else {
      client.connection().send(changed.get().frame());
      client.subscribeTo(changed.get());
    }
  }

  private void quote(DataClient client, Instant marketTime) {
    var quotes = new ArrayList<Map<String, Object>>();
    for (String symbol : client.subscriptions().quotes()) {
      tape.tradableQuote(symbol, marketTime).map(DataSocket::message).ifPresent(quotes::add);
    }
    if (!quotes.isEmpty()) {
      faults.send(quotes, null, List.of(client.connection()), this::hangUp);
    }
  }

  private void hangUp() {
    clients.values().forEach(client -> client.connection().hangUp());
  }

  private static Map<String, Object> message(Quote quote) {
    var message = new LinkedHashMap<String, Object>();
    message.put("T", "q");
    message.put("S", quote.symbol());
    message.putAll(QuoteFields.of(quote));
    return message;
  }

  private static void send(DataClient client, StreamError error) {
    client.connection().send(error.frame());
  }

  private static void refuse(DataClient client, StreamError error) {
    client.connection().sendAndClose(error.frame(), CloseStatus.POLICY_VIOLATION);
  }

  private static List<Map<String, Object>> success(String message) {
    return List.of(Map.of("T", "success", "msg", message));
  }
}
