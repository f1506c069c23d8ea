/**
 * Keeps our book equal to the broker's: {@link io.breakwater.execution.reconciliation.FollowBroker}
 * listens to the stream of trade updates and asks for whatever it may have missed. One gateway does
 * so at a time, under a lease; what it takes in is idempotent, so a late holder does no harm.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"order", "position", "risk", "broker", "audit", "platform"})
package io.breakwater.execution.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
