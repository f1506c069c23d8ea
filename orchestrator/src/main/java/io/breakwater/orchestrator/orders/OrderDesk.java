package io.breakwater.orchestrator.orders;

import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import java.util.Optional;

/** Where orders are handed in and asked after. */
public interface OrderDesk {

  /** Hands an order in. The same order may be handed in again: it stays one order. */
  Submission submit(NewOrder order);

  /**
   * Asks after an order by our own id; empty if the gateway has none.
   *
   * @throws PeerRefusedException if the gateway refuses to say
   * @throws PeerUnreachableException if no answer came that can be relied on
   */
  Optional<OrderReport> find(ClientOrderId clientOrderId);
}
