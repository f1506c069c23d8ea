/** Calls the use cases of incoming webhooks at their times. */
@NullMarked
package io.breakwater.execution.webhook.incoming.scheduling;

import org.jspecify.annotations.NullMarked;
