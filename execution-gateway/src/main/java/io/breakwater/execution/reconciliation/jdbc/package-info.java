/** Reports, and what the gateway that follows tells the others, in PostgreSQL. */
@NullMarked
package io.breakwater.execution.reconciliation.jdbc;

import org.jspecify.annotations.NullMarked;
