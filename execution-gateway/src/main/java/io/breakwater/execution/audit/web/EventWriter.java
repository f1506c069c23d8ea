package io.breakwater.execution.audit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.audit.RecordedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events (WHATWG HTML, "Server-sent events"). A block with an id and no data
 * moves a client's last event id and is told to nobody: so a client that asked for few types does
 * not come back with an old id. Confined to the request's thread.
 */
final class EventWriter {
  private final OutputStream out;
  private final JsonMapper json;
  private long lastId;

  EventWriter(OutputStream out, JsonMapper json, long lastId) {
    this.out = out;
    this.json = json;
    this.lastId = lastId;
  }

  /** Says at once that the stream is open, and how soon to come back when it ends. */
  void open() throws IOException {
    write("retry: 1000\n: open\n\n");
    out.flush();
  }

  void event(RecordedEvent event) throws IOException {
    lastId = event.sequence();
    write(
        "id: %d\nevent: %s\ndata: %s\n\n"
            .formatted(lastId, event.event().type(), json.writeValueAsString(EventView.of(event))));
  }

  void heartbeat(long id) throws IOException {
    write(": heartbeat\n");
    if (id != lastId) {
      lastId = id;
      write("id: " + id + "\n");
    }
    write("\n");
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  /**
   * An event on the wire.
   *
   * @param at market time
   * @param recordedAt machine time
   */
  record EventView(
      long sequence,
      String type,
      String subjectKind,
      String subjectId,
      String actor,
      Instant at,
      Instant recordedAt,
      Map<String, String> details) {

    static EventView of(RecordedEvent recorded) {
      var event = recorded.event();
      return new EventView(
          recorded.sequence(),
          event.type(),
          event.subject().kind(),
          event.subject().id(),
          event.actor(),
          event.at(),
          recorded.recordedAt(),
          event.details());
    }
  }
}
