package io.breakwater.execution.audit.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.audit.EventFeed;
import io.breakwater.execution.audit.EventPosition;
import io.breakwater.execution.audit.EventStream;
import io.breakwater.execution.audit.EventsProperties;
import io.breakwater.security.Allowed;
import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The log: tell of events as they happen. */
@RestController
@RequestMapping(path = "/api/v1/events")
@Allowed(Role.VIEWER)
class EventController {
  private static final Logger LOG = LoggerFactory.getLogger(EventController.class);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final EventFeed feed;
  private final EventStream stream;
  private final KeyVerifier keys;
  private final JsonMapper json;
  private final EventReading.Beat beat;

  EventController(
      EventFeed feed,
      EventStream stream,
      KeyVerifier keys,
      JsonMapper json,
      EventsProperties properties) {
    this.feed = feed;
    this.stream = stream;
    this.keys = keys;
    this.json = json;
    this.beat = new EventReading.Beat(properties.heartbeat(), System::nanoTime);
  }

  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void eventStream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Pattern(regexp = "[0-9]{1,18}") @Nullable String lastEventId,
      @RequestParam(name = "type", required = false) @Size(max = 50) @Nullable Set<@Pattern(regexp = EventFilter.TYPE) String> types,
      @RequestParam(name = "subject_kind", required = false) @Pattern(regexp = EventFilter.KIND) @Nullable String subjectKind,
      @RequestParam(required = false) @Pattern(regexp = "[A-Z][A-Z0-9.]{0,14}") @Nullable String symbol,
      Principal reader,
      HttpServletRequest request,
      HttpServletResponse response) {
    ApiKey key = WatchedKey.in(request.getHeader(HttpHeaders.AUTHORIZATION)).orElseThrow();
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      // Spring answers it as it does a GET, and nothing that is written would tell when to end.
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      return;
    }
    if (!feed.enter()) {
      throw noRoom();
    }
    try {
      EventPosition from = startingPoint(lastEventId);
      EventFilter filter =
          EventFilter.of(types == null ? Set.of() : types, subjectKind, symbol, reader);
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader("X-Accel-Buffering", "no");
      read(
          new EventReading(
              feed,
              filter,
              new WatchedKey(keys, key, beat.nanoTime()),
              new EventWriter(response.getOutputStream(), json, from.sequence()),
              beat,
              from));
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("a reader of events has gone");
    } finally {
      feed.leave();
    }
  }

  /** From here on the answer has begun: what goes wrong can only end it, and the reader resumes. */
  private static void read(EventReading reading) throws IOException {
    try {
      reading.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException | TransactionException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("events could not be read");
    }
  }

  private EventPosition startingPoint(@Nullable String lastEventId) {
    if (lastEventId == null) {
      return stream.end();
    }
    long sequence = Long.parseLong(lastEventId);
    return sequence == 0
        ? EventPosition.START
        : stream.find(sequence).orElseThrow(EventProblem.UNKNOWN_EVENT_ID::exception);
  }

  private ProblemException noRoom() {
    return feed.isClosed()
        ? new ProblemException(CommonProblem.SERVICE_UNAVAILABLE, "The gateway is stopping.")
            .retryAfter(LATER)
        : EventProblem.TOO_MANY_STREAMS.exception().retryAfter(LATER);
  }
}
