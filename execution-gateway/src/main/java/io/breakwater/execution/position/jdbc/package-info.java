/** Positions in PostgreSQL. */
@NullMarked
package io.breakwater.execution.position.jdbc;

import org.jspecify.annotations.NullMarked;
