/** Signals over HTTP, from the signal-service: the records are what we read of its answers. */
@NullMarked
package io.breakwater.orchestrator.signals.http;

import org.jspecify.annotations.NullMarked;
