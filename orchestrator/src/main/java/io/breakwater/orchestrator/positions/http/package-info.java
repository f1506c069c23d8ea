/** Positions over HTTP, from the execution-gateway: the records are what we read of its answers. */
@NullMarked
package io.breakwater.orchestrator.positions.http;

import org.jspecify.annotations.NullMarked;
