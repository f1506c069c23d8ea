/** How far executions have been fetched, in PostgreSQL. */
@NullMarked
package io.breakwater.execution.catchup.jdbc;

import org.jspecify.annotations.NullMarked;
