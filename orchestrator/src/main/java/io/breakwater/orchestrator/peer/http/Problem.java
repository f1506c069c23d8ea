package io.breakwater.orchestrator.peer.http;

import org.jspecify.annotations.Nullable;

/**
 * A peer's refusal (RFC 9457).
 *
 * @param code the peer's stable code
 * @param orderId the order it is about; null unless it names one
 */
public record Problem(String code, String detail, @Nullable String orderId) {}
