package io.breakwater.orchestrator.ledger;

/**
 * The right to drive a run, for as long as it is renewed.
 *
 * @param token counts the claims on this run; the writes of an older claim are refused
 */
public record Claim(RunId runId, long token) {}
