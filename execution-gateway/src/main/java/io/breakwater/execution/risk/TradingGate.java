package io.breakwater.execution.risk;

/** The durable state that lets orders through or stops them. Implemented where it is set. */
public interface TradingGate {

  /**
   * Reads the gate under its shared lock, which the running transaction then holds to its end:
   * until then nobody can close the gate, and whoever closed it before is seen.
   */
  GateReading hold();
}
