package io.breakwater.orchestrator.target;

import java.time.Duration;

/** How long one stage of a run took, in machine time. */
public record StageTime(String name, Duration took) {}
