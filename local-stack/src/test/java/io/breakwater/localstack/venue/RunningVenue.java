package io.breakwater.localstack.venue;

import io.breakwater.clock.MarketClock;
import io.breakwater.testing.SettableMarketClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The venue in this process, on a port of its own and a clock that the test sets. */
public final class RunningVenue implements AutoCloseable {
  public static final String KEY = "TESTKEY";
  public static final String SECRET = "TESTSECRET";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ConfigurableApplicationContext context;
  private final SettableMarketClock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final int port;

  private RunningVenue(ConfigurableApplicationContext context, SettableMarketClock clock) {
    this.context = context;
    this.clock = clock;
    this.port =
        Objects.requireNonNull(
            context.getEnvironment().getProperty("local.server.port", Integer.class));
  }

  /** Starts it in the session of 2013-01-02, at 10:00 in New York. */
  public static RunningVenue start(Path folder, String... settings) {
    var clock = SettableMarketClock.at("2013-01-02T15:00:00Z");
    var arguments = new ArrayList<String>();
    arguments.add("--spring.config.name=venue");
    arguments.add("--server.port=0");
    arguments.add("--breakwater.venue.key-id=" + KEY);
    arguments.add("--breakwater.venue.secret-key=" + SECRET);
    arguments.add("--breakwater.venue.book-file=" + folder.resolve("book.db"));
    arguments.add("--breakwater.venue.tick-interval=50ms");
    arguments.addAll(List.of(settings));
    var context =
        new SpringApplicationBuilder(VenueApplication.class)
            .initializers(created -> created.getBeanFactory().registerSingleton("testClock", clock))
            .run(arguments.toArray(String[]::new));
    if (context.getBean(MarketClock.class) != clock) {
      throw new IllegalStateException("the venue runs on another clock");
    }
    return new RunningVenue(context, clock);
  }

  public SettableMarketClock clock() {
    return clock;
  }

  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public URI socket(String path) {
    return URI.create("ws://127.0.0.1:" + port + path);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer send(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(http(path))
            .header("APCA-API-KEY-ID", KEY)
            .header("APCA-API-SECRET-KEY", SECRET)
            .header("Content-Type", "application/json")
            .method(method, publisher(body)));
  }

  /** Sends a request just as it is, without keys. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }

  private static HttpRequest.BodyPublisher publisher(String body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(body);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String text(String field) {
      return json().path(field).asString();
    }
  }
}
