/** How far the following of the broker has come, in PostgreSQL. */
@NullMarked
package io.breakwater.execution.reconciliation.jdbc;

import org.jspecify.annotations.NullMarked;
