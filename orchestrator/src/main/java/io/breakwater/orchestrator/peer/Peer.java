package io.breakwater.orchestrator.peer;

/** The services that the orchestrator asks. */
public enum Peer {
  SIGNAL_SERVICE("signal-service"),
  EXECUTION_GATEWAY("execution-gateway"),
  MARKET_DATA_SERVICE("market-data-service");

  private final String serviceName;

  Peer(String serviceName) {
    this.serviceName = serviceName;
  }

  /** The name in configuration keys and messages. */
  public String serviceName() {
    return serviceName;
  }
}
