/** Counts what becomes of orders, for Prometheus. */
@NullMarked
package io.breakwater.execution.order.metrics;

import org.jspecify.annotations.NullMarked;
