/** How still the process stands, as a metric. */
@NullMarked
package io.breakwater.execution.platform.metrics;

import org.jspecify.annotations.NullMarked;
