/** How outgoing webhooks fare, for Prometheus and the log. */
@NullMarked
package io.breakwater.execution.webhook.outgoing.metrics;

import org.jspecify.annotations.NullMarked;
