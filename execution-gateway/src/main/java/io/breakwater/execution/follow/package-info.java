/**
 * Knows what becomes of orders: {@link io.breakwater.execution.follow.FollowBroker} listens to the
 * stream of trade updates, asks for whatever it may have missed, and has the books compared. One
 * gateway does so at a time, under a lease; what it takes in is idempotent, so a late holder does
 * no harm.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"reconciliation", "catchup", "order", "broker"})
package io.breakwater.execution.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
