package io.breakwater.execution.halt;

import io.breakwater.execution.halt.GateStatus.OpenOrders;
import io.breakwater.execution.risk.TradingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gate's row and the clock, writing down each step in its order. */
final class RecordedLedger implements HaltLedger, Pause {
  final List<String> steps = new ArrayList<>();
  int pausesUntilDrained;
  int unknown;
  long epoch = 1;
  TradingState state = TradingState.ACTIVE;
  @Nullable DisengageRequest pending;

  @Override
  public long engage(String reason, String actor) {
    steps.add("fence");
    state = TradingState.HALTED;
    return ++epoch;
  }

  @Override
  public void recordSuspended(boolean suspended) {
    steps.add("noted suspended=" + suspended);
  }

  @Override
  public OpenOrders openOrders() {
    return new OpenOrders(pausesUntilDrained > 0 ? 1 : 0, 0, unknown);
  }

  @Override
  public GateStatus status() {
    return new GateStatus(state, epoch, "r", "a", Instant.EPOCH, false, openOrders(), pending);
  }

  @Override
  public DisengageRequest request(String reason, String actor) {
    pending = new DisengageRequest(new UUID(0, 1), epoch, reason, actor, Instant.EPOCH);
    return pending;
  }

  @Override
  public Optional<DisengageRequest> pending(UUID requestId) {
    return Optional.ofNullable(pending)
        .filter(request -> request.id().equals(requestId) && request.epoch() == epoch);
  }

  @Override
  public boolean disengage(DisengageRequest request, String approver) {
    if (request.epoch() != epoch) {
      return false;
    }
    steps.add("open");
    state = TradingState.ACTIVE;
    epoch++;
    return true;
  }

  @Override
  public void pause(Duration duration) {
    if (pausesUntilDrained > 0 && --pausesUntilDrained == 0) {
      steps.add("drained");
    }
  }
}
