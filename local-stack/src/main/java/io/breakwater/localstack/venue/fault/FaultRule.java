package io.breakwater.localstack.venue.fault;

import io.breakwater.localstack.venue.wire.AlpacaError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan.
 *
 * @param name unlike the others' of its plan; stands in the book of arrivals
 * @param times after so many hits it rests; null for no end
 * @param clientOrderId only what is about an order with such an id; null for all
 * @param delay machine time; zero for kinds that know none
 * @param refusal the answer of {@link FaultKind#REFUSE}; null for the others
 */
public record FaultRule(
    String name,
    FaultTarget on,
    FaultKind kind,
    Selection selection,
    @Nullable Integer times,
    @Nullable Glob clientOrderId,
    Duration delay,
    @Nullable AlpacaError refusal) {

  boolean matches(SeenRequest request) {
    return on instanceof FaultTarget.Requests requests
        && requests.matches(request)
        && (clientOrderId == null || isAbout(request.clientOrderId().get()));
  }

  boolean matches(SeenMessage message) {
    return on instanceof FaultTarget.Messages messages
        && messages.stream() == message.stream()
        && (kind != FaultKind.NO_EXECUTION_ID || message.namesExecution())
        && (clientOrderId == null || isAbout(message.clientOrderId()));
  }

  private boolean isAbout(@Nullable String id) {
    return clientOrderId != null && id != null && clientOrderId.matches(id);
  }
}
