package io.breakwater.orchestrator.ledger;

import io.breakwater.orchestrator.target.PlanRequest;

/**
 * What a run was asked to do.
 *
 * @param forced true if a second run for the same strategy and date is wanted
 * @param requestedBy the name of the key it was asked with
 */
public record RunRequest(PlanRequest plan, boolean forced, String requestedBy) {}
