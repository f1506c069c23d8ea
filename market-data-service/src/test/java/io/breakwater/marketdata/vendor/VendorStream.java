package io.breakwater.marketdata.vendor;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The vendor's data stream: greets, checks the key, keeps subscriptions, sends what it is told to.
 */
public final class VendorStream {

  static final String ATTRIBUTE = "vendor.stream";

  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private volatile int authenticationError;
  private volatile int connections;
  private volatile boolean mute;

  /** The symbols that some client is subscribed to. */
  public Set<String> subscribed() {
    Set<String> all = new TreeSet<>();
    clients.forEach(client -> all.addAll(client.symbols));
    return all;
  }

  /** How many connections were opened so far. */
  public int connections() {
    return connections;
  }

  public int open() {
    return clients.size();
  }

  /** Refuses keys with that error from now on; 0 ends it. */
  public void refuseKeysWith(int code) {
    authenticationError = code;
  }

  /** Says nothing more, not even to a ping of the client's own protocol. */
  public void mute(boolean muted) {
    mute = muted;
  }

  /** Sends a quote to each client that is subscribed to the symbol. */
  public void send(String symbol, double bid, double ask, Instant at) {
    clients.stream()
        .filter(client -> client.symbols.contains(symbol))
        .forEach(client -> client.send(List.of(quote(symbol, bid, ask, at))));
  }

  private static Map<String, Object> quote(String symbol, double bid, double ask, Instant at) {
    return Map.ofEntries(
        Map.entry("T", "q"),
        Map.entry("S", symbol),
        Map.entry("bx", "V"),
        Map.entry("bp", bid),
        Map.entry("bs", 3),
        Map.entry("ax", "V"),
        Map.entry("ap", ask),
        Map.entry("as", 4),
        Map.entry("c", List.of("R")),
        Map.entry("z", "C"),
        Map.entry("t", at));
  }

  /** Sends bytes that are no message. */
  public void sendGarbage() {
    clients.forEach(client -> client.sendRaw(new byte[] {(byte) 0xc1, 1, 2}));
  }

  /** Ends every connection, and says so. */
  public void end() {
    clients.forEach(Client::end);
  }

  void forget() {
    clients.clear();
  }

  /** Puts the stream's endpoint where clients expect it. */
  public static final class Registration implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      var container =
          (ServerContainer)
              event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
      var stream = (VendorStream) event.getServletContext().getAttribute(ATTRIBUTE);
      try {
        container.addEndpoint(
            ServerEndpointConfig.Builder.create(Client.class, "/v2/iex")
                .configurator(new Clients(stream))
                .build());
      } catch (DeploymentException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Makes a client for each connection, and remembers which codec it chose. */
  static final class Clients extends ServerEndpointConfig.Configurator {
    private final VendorStream stream;
    private volatile boolean binary;

    Clients(VendorStream stream) {
      this.stream = stream;
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      binary =
          request.getHeaders().entrySet().stream()
              .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
              .anyMatch(header -> header.getValue().contains("application/msgpack"));
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(new Client(stream, binary ? new BinaryFrames() : new TextFrames()));
    }
  }

  /** One connection. */
  static final class Client extends Endpoint {
    private final VendorStream stream;
    private final Frames frames;
    private final Set<String> symbols = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private volatile Session session;
    private volatile boolean authenticated;

    Client(VendorStream stream, Frames frames) {
      this.stream = stream;
      this.frames = frames;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
      session = opened;
      stream.clients.add(this);
      stream.connections++;
      opened.setMaxBinaryMessageBufferSize(1 << 20);
      opened.setMaxTextMessageBufferSize(1 << 20);
      opened.addMessageHandler(
          new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
              on(
                  frames.read(
                      ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            }
          });
      opened.addMessageHandler(
          new MessageHandler.Whole<ByteBuffer>() {
            @Override
            public void onMessage(ByteBuffer bytes) {
              on(frames.read(bytes));
            }
          });
      send(List.of(Map.of("T", "success", "msg", "connected")));
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
      stream.clients.remove(this);
    }

    private void on(Map<String, Object> message) {
      switch (String.valueOf(message.get("action"))) {
        case "auth" -> authenticate(message);
        case "subscribe" -> {
          symbols.addAll(names(message));
          confirm();
        }
        case "unsubscribe" -> {
          symbols.removeAll(names(message));
          confirm();
        }
        default -> send(List.of(Map.of("T", "error", "code", 400, "msg", "invalid syntax")));
      }
    }

    private void authenticate(Map<String, Object> message) {
      boolean known =
          FakeVendor.KEY_ID.equals(message.get("key"))
              && FakeVendor.SECRET_KEY.equals(message.get("secret"));
      int code = known ? stream.authenticationError : 402;
      authenticated = code == 0;
      send(
          List.of(
              authenticated
                  ? Map.of("T", "success", "msg", "authenticated")
                  : Map.of("T", "error", "code", code, "msg", "refused")));
    }

    private void confirm() {
      send(
          List.of(
              authenticated
                  ? Map.of("T", "subscription", "quotes", List.copyOf(symbols), "trades", List.of())
                  : Map.of("T", "error", "code", 401, "msg", "not authenticated")));
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Map<String, Object> message) {
      return (List<String>) message.get("quotes");
    }

    void send(List<Map<String, Object>> messages) {
      if (!stream.mute) {
        synchronized (this) {
          frames.send(session, messages);
        }
      }
    }

    void sendRaw(byte[] bytes) {
      session.getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes));
    }

    void end() {
      try {
        session.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "cut"));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
