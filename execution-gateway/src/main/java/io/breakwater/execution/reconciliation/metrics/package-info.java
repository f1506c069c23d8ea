/** Comparisons and what they found, for Prometheus. */
@NullMarked
package io.breakwater.execution.reconciliation.metrics;

import org.jspecify.annotations.NullMarked;
