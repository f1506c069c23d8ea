/** Keys in PostgreSQL. */
@NullMarked
package io.breakwater.execution.access.jdbc;

import org.jspecify.annotations.NullMarked;
