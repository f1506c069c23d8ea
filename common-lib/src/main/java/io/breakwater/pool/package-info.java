/**
 * Sizes and timeouts of a database connection pool.
 *
 * <p>{@link io.breakwater.pool.PoolSettings} refuses what HikariCP would quietly repair, names all
 * faults at once, and hands the rest to HikariCP as it is.
 *
 * <p>Uses no other package of the library; outside it, HikariCP.
 */
@NullMarked
package io.breakwater.pool;

import org.jspecify.annotations.NullMarked;
