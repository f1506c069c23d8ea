/**
 * Signed webhooks about orders, taken in as hints. {@link
 * io.breakwater.execution.webhook.incoming.WebhookVerifier} says whether one is genuine, {@link
 * io.breakwater.execution.webhook.incoming.HintInbox} keeps what it hints at, and {@link
 * io.breakwater.execution.webhook.incoming.FollowHints} asks the broker how that order stands. Only
 * the broker's answer is booked: whoever steals the secret can make us ask, and nothing else.
 */
@NullMarked
package io.breakwater.execution.webhook.incoming;

import org.jspecify.annotations.NullMarked;
