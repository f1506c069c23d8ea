package io.breakwater.execution.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 and WebSocket over plain sockets, so that a test can also break the rules of both.
 * Thread-safe.
 */
public final class FakeHttpServer implements AutoCloseable {

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    Response respond(Request request) throws InterruptedException;
  }

  /** One request, its body read. */
  public record Request(
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, String> headers,
      String body) {

    public @Nullable String parameter(String name) {
      return parameters.get(name);
    }
  }

  /** What is written back: nothing, a cut connection, all of it, or half of the body. */
  public record Response(int status, String body, Map<String, String> headers, Manner manner) {
    public static final Response SILENCE = new Response(0, "", Map.of(), Manner.SILENT);
    public static final Response RESET = new Response(0, "", Map.of(), Manner.RESET);

    enum Manner {
      WHOLE,
      HALF,
      SILENT,
      RESET
    }

    public static Response of(int status, String body) {
      return new Response(status, body, Map.of(), Manner.WHOLE);
    }

    public Response with(Map<String, String> more) {
      return new Response(status, body, more, manner);
    }

    Response halved() {
      return new Response(status, body, headers, Manner.HALF);
    }
  }

  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<FakeSocket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket listener;
  private volatile boolean away;

  public FakeHttpServer(Handler handler) {
    this.handler = handler;
    this.listener = listen();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Streams that have asked to listen. */
  public Set<FakeSocket> sockets() {
    return sockets;
  }

  /**
   * Cuts all connections and every new one, until {@link #comeBack}. The port stays ours: given up,
   * it could be another's by the time that it is wanted again.
   */
  void goAway() {
    away = true;
    connections.forEach(FakeHttpServer::cut);
    connections.clear();
    sockets.clear();
  }

  private static void cut(Socket connection) {
    try (connection) {
      connection.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already: cut enough.
    }
  }

  void comeBack() {
    away = false;
  }

  @Override
  public void close() {
    goAway();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerSocket listen() {
    try {
      var socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
      Thread.ofVirtual().start(() -> acceptAll(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll(ServerSocket from) {
    try {
      while (true) {
        Socket connection = from.accept();
        if (away) {
          cut(connection);
          continue;
        }
        // Else the body of an answer waits 40 ms for the client to acknowledge its head.
        connection.setTcpNoDelay(true);
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed: that is how it ends.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      Request request = read(in);
      while (request != null) {
        if ("websocket".equalsIgnoreCase(request.headers().get("upgrade"))) {
          new FakeSocket(connection, in, request, sockets).converse();
          return;
        }
        if (!write(connection, handler.respond(request))) {
          return;
        }
        request = read(in);
      }
    } catch (IOException e) {
      // The client went away: that is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private static boolean write(Socket connection, Response response)
      throws IOException, InterruptedException {
    switch (response.manner()) {
      case SILENT -> Thread.sleep(60_000);
      case RESET -> {
        connection.setSoLinger(true, 0);
        return false;
      }
      case WHOLE, HALF -> {
        byte[] body = response.body().getBytes(UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " X\r\n");
        if (response.status() != 204) {
          head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
          head.append("\r\n");
        }
        response.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
        var out = connection.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(UTF_8));
        boolean half = response.manner() == Response.Manner.HALF;
        out.write(body, 0, half ? body.length / 2 : body.length);
        out.flush();
        return !half;
      }
    }
    return false;
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String line = readLine(in);
    if (line == null || line.isEmpty()) {
      return null;
    }
    String[] words = line.split(" ");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String header = readLine(in);
    while (header != null && !header.isEmpty()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      header = readLine(in);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), UTF_8);
    int question = words[1].indexOf('?');
    String path = question < 0 ? words[1] : words[1].substring(0, question);
    return new Request(
        words[0],
        path,
        parameters(question < 0 ? "" : words[1].substring(question + 1)),
        headers,
        body);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    List<String> pairs = new ArrayList<>(List.of(query.split("&")));
    pairs.removeIf(String::isEmpty);
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return parameters;
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) next);
    }
    return null;
  }
}
