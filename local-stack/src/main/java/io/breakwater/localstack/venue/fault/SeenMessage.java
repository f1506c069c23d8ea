package io.breakwater.localstack.venue.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to one client that a rule may strike.
 *
 * @param clientOrderId of the order that it tells of; null if of none
 * @param content as it is to be sent
 */
public record SeenMessage(VenueStream stream, @Nullable String clientOrderId, Object content) {
  public static final String DATA = "data";
  public static final String EXECUTION_ID = "execution_id";

  /** Whether it says which execution it tells of. */
  boolean namesExecution() {
    return content instanceof Map<?, ?> message
        && message.get(DATA) instanceof Map<?, ?> data
        && data.containsKey(EXECUTION_ID);
  }
}
