/** The event table in PostgreSQL. */
@NullMarked
package io.breakwater.execution.audit.jdbc;

import org.jspecify.annotations.NullMarked;
