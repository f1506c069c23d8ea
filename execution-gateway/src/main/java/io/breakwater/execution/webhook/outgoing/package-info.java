/**
 * Tells others of order events by signed webhooks: {@link
 * io.breakwater.execution.webhook.outgoing.DeliverWebhooks} reads the log for one endpoint, in
 * order and from a cursor of its own, so one that is away holds up no other. {@link
 * io.breakwater.execution.webhook.outgoing.Deliveries} keeps what went wrong; what went right
 * leaves no row, because the log itself is the outbox.
 */
@NullMarked
package io.breakwater.execution.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
