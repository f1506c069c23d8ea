package io.breakwater.execution.halt;

import java.time.Instant;
import java.util.UUID;

/**
 * The first half of a disengage. Holds for the epoch that it was made in: whoever engages again
 * voids it.
 *
 * @param expiresAt machine time
 */
public record DisengageRequest(
    UUID id, long epoch, String reason, String requestedBy, Instant expiresAt) {}
