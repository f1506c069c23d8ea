package io.breakwater.execution.risk;

/** What one gate says about one order: a line of its decision record. */
public sealed interface Verdict {

  /** The gate's name, stable. */
  String check();

  /**
   * Nothing against it.
   *
   * @param observed what the gate saw
   */
  record Passed(String check, String observed) implements Verdict {}

  /** The order is denied. */
  record Refused(String check, String observed, DenialReason reason) implements Verdict {}

  /**
   * What the gate judges by could not be read. Not a denial, which would be final: a "not now".
   *
   * @param code for the caller, stable
   */
  record Unjudgeable(String check, String why, String code) implements Verdict {

    public Unjudgeable(String check, String why) {
      this(check, why, "SERVICE_UNAVAILABLE");
    }
  }
}
