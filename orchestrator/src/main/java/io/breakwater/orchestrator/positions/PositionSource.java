package io.breakwater.orchestrator.positions;

import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.strategy.StrategyName;

/** Where positions are read. */
public interface PositionSource {

  /**
   * What that strategy's own orders have filled and have working, from one snapshot.
   *
   * @throws PeerRefusedException if the gateway refuses to say
   * @throws PeerUnreachableException if no answer came that can be relied on
   */
  Positions of(StrategyName strategy);

  /**
   * What the whole account holds and has working, from one snapshot.
   *
   * @throws PeerRefusedException if the gateway refuses to say
   * @throws PeerUnreachableException if no answer came that can be relied on
   */
  Positions ofAccount();
}
