/**
 * Messages over HTTP that prove by a signature who sent them, after Standard Webhooks. What comes
 * in is only ever a hint to look an order up at the broker: {@code incoming}. What goes out tells
 * others what happens to orders: {@code outgoing}.
 *
 * <p>{@link io.breakwater.execution.webhook.WebhookSecret} signs, in both directions.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "broker", "audit"})
package io.breakwater.execution.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
