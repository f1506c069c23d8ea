/**
 * The kill switch. Its only truth is one row, read inside transaction T1 under a shared lock;
 * {@link io.breakwater.execution.halt.HaltTrading} sets it under the exclusive one, waits until
 * nothing can be on its way any more, and tells the broker; {@link
 * io.breakwater.execution.halt.ResumeTrading} lets orders through again when two people say so.
 * Missing or unreadable counts as engaged.
 *
 * <p>Works over a small connection pool of its own, so that a full order pool cannot keep it
 * waiting.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "risk", "broker", "audit"})
package io.breakwater.execution.halt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
