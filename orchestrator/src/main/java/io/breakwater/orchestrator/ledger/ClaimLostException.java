package io.breakwater.orchestrator.ledger;

/** Another instance drives the run by now: whoever held the older claim must let go of it. */
public final class ClaimLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClaimLostException(Claim claim) {
    super("run %s is no longer claimed with token %d".formatted(claim.runId(), claim.token()));
  }
}
