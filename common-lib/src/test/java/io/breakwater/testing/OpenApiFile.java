package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The OpenAPI file of a service, kept in {@code docs/api}: what the running service says of itself
 * must be what is kept. {@code -Dapi.write=true} writes the file instead of comparing.
 */
public final class OpenApiFile {
  private static final Pattern SERVERS = Pattern.compile("(?m)^servers:\\R(?:[ -].*\\R)+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OpenApiFile() {}

  /**
   * Fails unless {@code docs/api/<service>.yaml} is up to date.
   *
   * @param service such as {@code signal-service}
   * @param port of the running service on the loopback address, whose documentation is open
   */
  public static void check(String service, int port) {
    Path file = Path.of("..", "docs", "api", service + ".yaml").normalize();
    String running = fetch(port);
    try {
      if (Boolean.getBoolean("api.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, running);
      }
      assertThat(file)
          .as("run with -Dapi.write=true to create or renew it")
          .exists()
          .content()
          .isEqualTo(running);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fetch(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/v3/api-docs.yaml");
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return normalized(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fetching " + uri, e);
    }
  }

  /** Without the list of servers, which names the port of this run. */
  static String normalized(String yaml) {
    return SERVERS.matcher(yaml.replace("\r\n", "\n")).replaceFirst("").strip() + "\n";
  }
}
