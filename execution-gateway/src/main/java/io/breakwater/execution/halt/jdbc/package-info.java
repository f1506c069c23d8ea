/** The gate's row in PostgreSQL: read inside transaction T1, set over a pool of its own. */
@NullMarked
package io.breakwater.execution.halt.jdbc;

import org.jspecify.annotations.NullMarked;
