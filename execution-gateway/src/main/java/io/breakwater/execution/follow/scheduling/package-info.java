/** Calls the feature's use cases at their times. */
@NullMarked
package io.breakwater.execution.follow.scheduling;

import org.jspecify.annotations.NullMarked;
