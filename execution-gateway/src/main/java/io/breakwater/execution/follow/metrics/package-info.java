/** How the following of the broker goes, for Prometheus. */
@NullMarked
package io.breakwater.execution.follow.metrics;

import org.jspecify.annotations.NullMarked;
