package io.breakwater.orchestrator.signals.http;

import io.breakwater.orchestrator.peer.http.PeerClient;
import io.breakwater.orchestrator.signals.SignalRequest;
import io.breakwater.orchestrator.signals.SignalSet;
import io.breakwater.orchestrator.signals.SignalSource;

/** Has the signal-service generate signals. Thread-safe. */
public final class HttpSignalSource implements SignalSource {

  private final PeerClient signalService;

  public HttpSignalSource(PeerClient signalService) {
    this.signalService = signalService;
  }

  @Override
  public SignalSet generate(SignalRequest request) {
    return signalService.read(
        signalService.post("/api/v1/signals/generate", GenerateBody.of(request)),
        SignalSetBody.class,
        body -> body.toSignalSet(request));
  }
}
