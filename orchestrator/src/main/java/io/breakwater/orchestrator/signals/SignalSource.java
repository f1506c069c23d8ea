package io.breakwater.orchestrator.signals;

import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;

/** Where signals come from. Asking twice is harmless: it trades nothing. */
public interface SignalSource {

  /**
   * Has the model score the symbols.
   *
   * @throws PeerRefusedException if there can be no such signals: no model, too few symbols
   * @throws PeerUnreachableException if no answer came that can be relied on
   */
  SignalSet generate(SignalRequest request);
}
