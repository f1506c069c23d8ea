/** Keeps a sender per endpoint at work. */
@NullMarked
package io.breakwater.execution.webhook.outgoing.scheduling;

import org.jspecify.annotations.NullMarked;
