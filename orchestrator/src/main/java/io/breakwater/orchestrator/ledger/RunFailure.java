package io.breakwater.orchestrator.ledger;

/**
 * Why a run did not do all it was asked to.
 *
 * @param code stable: {@code PEER_REFUSED}, {@code PEER_UNREACHABLE}, {@code TOO_LATE}, {@code
 *     SESSION_OVER}, or {@code LEGS_INCOMPLETE} for a partial run
 * @param detail one sentence for a person
 */
public record RunFailure(String code, String detail) {

  private static final int LONGEST_DETAIL = 4_000;

  public static final String PEER_REFUSED = "PEER_REFUSED";
  public static final String PEER_UNREACHABLE = "PEER_UNREACHABLE";
  public static final String TOO_LATE = "TOO_LATE";
  public static final String SESSION_OVER = "SESSION_OVER";
  public static final String LEGS_INCOMPLETE = "LEGS_INCOMPLETE";

  public RunFailure {
    if (detail.length() > LONGEST_DETAIL) {
      detail = detail.substring(0, LONGEST_DETAIL);
    }
  }
}
