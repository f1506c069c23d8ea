/**
 * One holder per name, for work that must have one owner among several processes.
 *
 * <p>{@link io.breakwater.lease.LeaseStore} is the port; a {@link io.breakwater.lease.Lease}
 * carries the fencing token by which whoever is written to tells a late holder from the present
 * one.
 *
 * <p>Uses no other package of the library.
 */
@NullMarked
package io.breakwater.lease;

import org.jspecify.annotations.NullMarked;
