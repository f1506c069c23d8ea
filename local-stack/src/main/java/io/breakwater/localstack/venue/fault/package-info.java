/**
 * Faults on request: what the venue does wrong, to which requests and stream messages, how often. A
 * plan is set by a test and is empty otherwise; {@code web} lets it strike requests, {@code stream}
 * the messages of the two streams.
 */
@NullMarked
package io.breakwater.localstack.venue.fault;

import org.jspecify.annotations.NullMarked;
