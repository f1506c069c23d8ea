package io.breakwater.localstack.torture;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whom the gateways tell what happens to orders. Remembers the events' numbers. Thread-safe. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final String secret;
  private final Set<Long> numbers = ConcurrentHashMap.newKeySet();

  private WebhookReceiver(HttpServer server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  static WebhookReceiver start(String secret) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new WebhookReceiver(server, secret);
    server.createContext(
        "/",
        exchange -> {
          // evt_<number of the event>_<when it was recorded>
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          receiver.numbers.add(Long.parseLong(id.split("_", -1)[1]));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return receiver;
  }

  /** The options by which a gateway knows it. */
  List<String> options() {
    String prefix = "-Dbreakwater.outgoing-webhooks.";
    return List.of(
        prefix + "allow-loopback=true",
        prefix + "endpoints.torture.url=http://127.0.0.1:" + server.getAddress().getPort() + "/",
        prefix + "endpoints.torture.secrets[0]=" + secret);
  }

  Set<Long> numbers() {
    return Set.copyOf(numbers);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
