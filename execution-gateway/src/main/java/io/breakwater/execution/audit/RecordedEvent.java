package io.breakwater.execution.audit;

import java.time.Instant;

/**
 * An event as the table holds it.
 *
 * @param sequence its place in the table
 * @param recordedAt machine time, by the database's clock
 */
public record RecordedEvent(long sequence, Event event, Instant recordedAt) {}
