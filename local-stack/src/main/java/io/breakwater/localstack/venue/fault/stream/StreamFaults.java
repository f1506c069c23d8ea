package io.breakwater.localstack.venue.fault.stream;

import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.fault.VenueStream;
import io.breakwater.localstack.venue.wire.socket.StreamClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands the messages of one stream on, with whatever fault strikes them. Thread-safe. */
public final class StreamFaults {
  private static final String DATA = "data";

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
      FaultRule fault = faults.onMessage(stream, clientOrderId).orElse(null);
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
        case NULL_DATA -> client.send(withoutData(message));
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

  private static Object withoutData(Object message) {
    var emptied = new LinkedHashMap<String, @Nullable Object>();
    ((Map<?, ?>) message).forEach((key, value) -> emptied.put(String.valueOf(key), value));
    emptied.put(DATA, null);
    return emptied;
  }
}
