/**
 * What a share costs now: the latest quote of each symbol, from Redis where it lies fresh, else
 * from the market-data-service; and the rule that says when a quote is too old to trade on.
 */
@ApplicationModule(allowedDependencies = {"instrument", "peer", "peer :: http"})
@NullMarked
package io.breakwater.orchestrator.quotes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
