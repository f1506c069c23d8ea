/** How incoming webhooks fare, for Prometheus and the log. */
@NullMarked
package io.breakwater.execution.webhook.incoming.metrics;

import org.jspecify.annotations.NullMarked;
