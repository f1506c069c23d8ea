/** What was longer than is read, for Prometheus. */
@NullMarked
package io.breakwater.execution.catchup.metrics;

import org.jspecify.annotations.NullMarked;
