package io.breakwater.execution.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as a browser does, but does not come back by itself. Thread-safe. */
public final class SseClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private @Nullable String lastEventId;
  private @Nullable End end;

  /** One event as the reader was told of it. */
  public record Message(String id, String type, JsonNode data) {}

  /** How a stream ended. */
  public enum End {
    CLEAN,
    BROKEN
  }

  private SseClient(HttpResponse<InputStream> response) {
    this.response = response;
    if (status() == 200) {
      Thread.startVirtualThread(this::read);
    }
  }

  /**
   * Opens a stream.
   *
   * @param query with its question mark, or empty
   */
  public static SseClient open(
      int port, String authorization, String query, @Nullable String lastEventId) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events" + query))
            .header("Authorization", authorization)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new SseClient(HTTP.send(request.GET().build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The body of an answer that is no stream. */
  public JsonNode problem() {
    try (InputStream body = response.body()) {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  public synchronized List<String> comments() {
    return List.copyOf(comments);
  }

  public synchronized @Nullable String lastEventId() {
    return lastEventId;
  }

  /** Null while the stream goes on. */
  public synchronized @Nullable End end() {
    return end;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    End how = End.BROKEN;
    try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      List<String> block = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          dispatch(block);
          block.clear();
        } else {
          block.add(line);
        }
      }
      how = End.CLEAN;
    } catch (IOException e) {
      how = End.BROKEN;
    } finally {
      ended(how);
    }
  }

  private synchronized void ended(End how) {
    end = how;
  }

  private synchronized void dispatch(List<String> block) {
    String type = "";
    String data = "";
    for (String line : block) {
      if (line.startsWith(":")) {
        comments.add(line.substring(1).strip());
      } else if (line.startsWith("id: ")) {
        lastEventId = line.substring(4);
      } else if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      }
    }
    if (!data.isEmpty()) {
      messages.add(new Message(String.valueOf(lastEventId), type, JSON.readTree(data)));
    }
  }
}
