/** How far the chain is behind the log, for Prometheus. */
@NullMarked
package io.breakwater.execution.audit.chain.metrics;

import org.jspecify.annotations.NullMarked;
