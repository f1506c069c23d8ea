/**
 * Whether an order may leave us: each gate is one small class that looks at a proposed order and at
 * facts read for it, and does no input or output. Their order is written in {@link
 * io.breakwater.execution.risk.RiskConfiguration} and nowhere else; the list of their verdicts is
 * the order's decision record.
 *
 * <p>Facts come through the ports of this package ({@link
 * io.breakwater.execution.risk.TradingGate}, {@link
 * io.breakwater.execution.risk.ReconciliationReadiness}, {@link
 * io.breakwater.execution.risk.Quarantine}, {@link io.breakwater.execution.risk.Exposure}, {@link
 * io.breakwater.execution.risk.RecentOrders}), implemented by the features that own them, and are
 * read under the locks of the transaction that will insert the order. What cannot be read denies.
 * Quotes for showing a value come through {@link io.breakwater.execution.risk.QuoteSource}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.breakwater.execution.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
