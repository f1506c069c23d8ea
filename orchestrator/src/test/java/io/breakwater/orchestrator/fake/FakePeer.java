package io.breakwater.orchestrator.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server on a free port of the loopback address. Thread-safe. */
abstract class FakePeer implements AutoCloseable {

  /** An answer: a status and whatever becomes JSON. */
  record Answer(int status, Object body) {

    static Answer ok(Object body) {
      return new Answer(200, body);
    }

    static Answer problem(int status, String code) {
      return new Answer(status, Map.of("status", status, "code", code, "detail", "fake: " + code));
    }
  }

  /** What came in. */
  record Call(String method, String path, Map<String, String> query, Map<String, Object> body) {}

  /** Thrown to cut the connection without an answer. */
  static final class CutConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final AtomicInteger unavailable = new AtomicInteger();
  private volatile boolean down;

  FakePeer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers 503 until told otherwise. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** Answers 503 to that many calls. */
  public void unavailableFor(int calls) {
    unavailable.set(calls);
  }

  /** Forgets everything, and behaves again. */
  public void reset() {
    down = false;
    unavailable.set(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  abstract Answer answer(Call call);

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer =
          down || unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0
              ? Answer.problem(503, "SERVICE_UNAVAILABLE")
              : answer(call(exchange));
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (CutConnection e) {
      // Closing the exchange without headers resets the connection: the caller sees no answer.
      exchange.close();
    }
  }

  private static Call call(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        body.length == 0 ? Map.of() : fields(body));
  }

  @SuppressWarnings("unchecked") // A JSON object is a map of names to whatever.
  private static Map<String, Object> fields(byte[] body) {
    return JSON.readValue(body, Map.class);
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
