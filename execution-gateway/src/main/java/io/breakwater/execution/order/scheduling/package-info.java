/** Calls the feature's use cases at their times. */
@NullMarked
package io.breakwater.execution.order.scheduling;

import org.jspecify.annotations.NullMarked;
