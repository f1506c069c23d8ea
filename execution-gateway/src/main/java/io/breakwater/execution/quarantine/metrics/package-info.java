/** How many symbols are in quarantine, for Prometheus. */
@NullMarked
package io.breakwater.execution.quarantine.metrics;

import org.jspecify.annotations.NullMarked;
