/** Webhooks that were not delivered at once, for operators; and what a webhook says. */
@NullMarked
package io.breakwater.execution.webhook.outgoing.web;

import org.jspecify.annotations.NullMarked;
