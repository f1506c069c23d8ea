package io.breakwater.orchestrator.positions.http;

import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.positions.Positions;
import io.breakwater.orchestrator.strategy.StrategyName;
import java.util.Map;

/** Reads positions at the execution-gateway. Thread-safe. */
public final class HttpPositionSource implements PositionSource {

  private final PeerClient gateway;

  public HttpPositionSource(PeerClient gateway) {
    this.gateway = gateway;
  }

  @Override
  public Positions of(StrategyName strategy) {
    return gateway.read(
        gateway.get("/api/v1/positions?strategy={strategy}", Map.of("strategy", strategy.value())),
        PositionsBody.class,
        PositionsBody::toPositions);
  }

  @Override
  public Positions ofAccount() {
    return gateway.read(
        gateway.get("/api/v1/positions", Map.of()),
        PositionsBody.class,
        PositionsBody::toPositions);
  }
}
