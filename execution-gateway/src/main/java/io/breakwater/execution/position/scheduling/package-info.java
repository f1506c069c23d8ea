/** Calls the feature's use cases at their times. */
@NullMarked
package io.breakwater.execution.position.scheduling;

import org.jspecify.annotations.NullMarked;
