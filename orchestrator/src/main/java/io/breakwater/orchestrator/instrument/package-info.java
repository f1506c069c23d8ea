/** What is traded, named: the ticker symbol of a US stock. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.breakwater.orchestrator.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
