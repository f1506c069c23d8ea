/**
 * An order from the request to its end: written down before it is sent, sent once, and settled only
 * by proof.
 *
 * <p>{@link io.breakwater.execution.order.SubmitOrder} admits an order in transaction T1 and sends
 * it, {@link io.breakwater.execution.order.RecoverOrders} asks after those whose outcome nobody
 * recorded, {@link io.breakwater.execution.order.BookExecutions} takes in what the broker reports.
 * {@link io.breakwater.execution.order.OrderStatus} holds the state machine, {@link
 * io.breakwater.execution.order.OrderProgress} folds evidence into it.
 *
 * <p>Locks are always taken in this order: trading gate, (account, symbol), order rows, the row of
 * a fill or of what takes it back, position rows (the account's, then the strategy's), the row of a
 * quarantine. Of order rows an entry's comes before its exits', and a replaced order's after its
 * replacement's. Whoever takes several order rows for another reason skips those that are locked.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"risk", "broker", "audit", "csv"})
package io.breakwater.execution.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
