/**
 * What is asked of the execution-gateway: an order under an id of our own, which may be sent again
 * without harm, and what became of it. The gateway owns the order; here is only what a run reads.
 */
@ApplicationModule(allowedDependencies = {"instrument", "strategy", "peer", "peer :: http"})
@NullMarked
package io.breakwater.orchestrator.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
