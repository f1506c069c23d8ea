/**
 * The arithmetic of a run: from capital, weight and price to a number of shares, and from there to
 * what is still to be traded. Pure functions; nothing here reads or remembers anything.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.breakwater.orchestrator.sizing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
