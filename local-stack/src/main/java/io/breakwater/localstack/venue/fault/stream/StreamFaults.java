package io.breakwater.localstack.venue.fault.stream;

import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.fault.SeenMessage;
import io.breakwater.localstack.venue.fault.VenueStream;
import io.breakwater.localstack.venue.wire.socket.StreamClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands the messages of one stream on, with whatever fault strikes them. Thread-safe. */
public final class StreamFaults {
  private final Faults faults;
  private final VenueStream stream;

  public StreamFaults(Faults faults, VenueStream stream) {
    this.faults = faults;
    this.stream = stream;
  }

  /**
   * Sends a message to each of the clients; each is asked about for itself, in turn, until a gap
   * ends it for all.
   *
   * @param clientOrderId of the order that the message tells of; null if of none
   * @param hangUp breaks every connection of the stream
   */
  public void send(
      Object message, @Nullable String clientOrderId, List<StreamClient> clients, Runnable hangUp) {
    for (StreamClient client : clients) {
      FaultRule fault =
          faults.onMessage(new SeenMessage(stream, clientOrderId, message)).orElse(null);
      if (fault == null) {
        client.send(message);
        continue;
      }
      switch (fault.kind()) {
        case DROP -> {}
        case DELAY -> client.sendLate(message, fault.delay());
        case DUPLICATE -> {
          client.send(message);
          client.send(message);
        }
        case REORDER -> client.sendBehindTheNext(message, fault.delay());
        case NULL_DATA -> client.send(with(message, SeenMessage.DATA, null));
        case NO_EXECUTION_ID -> client.send(withoutExecutionId(message));
        // Sent as it is; who listens later is told by what the rule has kept.
        case TELL_AGAIN -> client.send(message);
        case GAP -> {
          hangUp.run();
          return;
        }
        case LOSE_REQUEST,
            RESET,
            DELAY_REQUEST,
            REFUSE,
            RATE_LIMIT,
            LOSE_ANSWER,
            DELAY_ANSWER,
            HALF_ANSWER ->
            throw new IllegalStateException("a fault of requests struck a message: " + fault);
      }
    }
  }

  /** Tells a client that begins to listen what is to be told again. */
  public void tellAgain(StreamClient client) {
    faults.toldAgain(stream).forEach(client::send);
  }

  private static Object withoutExecutionId(Object message) {
    Map<String, @Nullable Object> data = copy(((Map<?, ?>) message).get(SeenMessage.DATA));
    data.remove(SeenMessage.EXECUTION_ID);
    return with(message, SeenMessage.DATA, data);
  }

  private static Object with(Object message, String field, @Nullable Object value) {
    Map<String, @Nullable Object> changed = copy(message);
    changed.put(field, value);
    return changed;
  }

  private static Map<String, @Nullable Object> copy(@Nullable Object message) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    ((Map<?, ?>) Objects.requireNonNull(message))
        .forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
