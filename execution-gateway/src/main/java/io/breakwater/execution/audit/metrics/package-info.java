/** How far behind the readers of the events are kept, for Prometheus. */
@NullMarked
package io.breakwater.execution.audit.metrics;

import org.jspecify.annotations.NullMarked;
