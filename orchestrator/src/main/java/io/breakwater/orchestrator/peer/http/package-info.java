/**
 * Asking a peer over HTTP, for the adapters of the features that do: one request, one answer, and a
 * stated meaning for each way it can go wrong. Nothing is retried here.
 */
@NamedInterface("http")
@NullMarked
package io.breakwater.orchestrator.peer.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
