/**
 * Signal sets in PostgreSQL: tables {@code signal_set}, {@code signal} and {@code
 * signal_exclusion}.
 */
@NullMarked
package io.breakwater.signal.generation.jdbc;

import org.jspecify.annotations.NullMarked;
