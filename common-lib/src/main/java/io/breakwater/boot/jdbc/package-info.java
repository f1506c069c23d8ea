/**
 * The database of a service: its one pool, which fails fast and starts while the database is away,
 * transactions that never lose why they were rolled back, and leases kept in a table by the
 * database's clock.
 */
@NullMarked
package io.breakwater.boot.jdbc;

import org.jspecify.annotations.NullMarked;
