package io.breakwater.execution.reconciliation;

import java.time.Duration;

/** How often the broker is asked for what, in machine time. */
public record Cadence(Duration inFlight, Duration orders, Duration everything) {}
