/**
 * Which symbols are streamed, and for whom. Sources are counted: clients of the REST API ({@code
 * manual}, {@code orchestrator:…}; kept in PostgreSQL, so that a restart keeps them), the positions
 * that the gateway holds ({@code position}, followed by asking it), and whoever lately asked for a
 * quote ({@code quote}, for some minutes). The feed is told of the first and of the last source
 * only.
 */
@ApplicationModule(
    displayName = "Subscription",
    allowedDependencies = {"instrument"})
@NullMarked
package io.breakwater.marketdata.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
