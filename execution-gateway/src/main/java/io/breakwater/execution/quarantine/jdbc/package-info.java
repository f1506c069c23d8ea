/** The quarantine in PostgreSQL. */
@NullMarked
package io.breakwater.execution.quarantine.jdbc;

import org.jspecify.annotations.NullMarked;
