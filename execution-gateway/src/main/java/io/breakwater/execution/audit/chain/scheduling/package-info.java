/** Extends the chain while the service runs. */
@NullMarked
package io.breakwater.execution.audit.chain.scheduling;

import org.jspecify.annotations.NullMarked;
