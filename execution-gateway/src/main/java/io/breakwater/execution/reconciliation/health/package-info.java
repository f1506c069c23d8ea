/** Whether the books have been compared, for the readiness probe. */
@NullMarked
package io.breakwater.execution.reconciliation.health;

import org.jspecify.annotations.NullMarked;
