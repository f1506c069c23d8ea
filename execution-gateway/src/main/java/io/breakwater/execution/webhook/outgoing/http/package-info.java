/** Webhooks over HTTP, to public addresses only. */
@NullMarked
package io.breakwater.execution.webhook.outgoing.http;

import org.jspecify.annotations.NullMarked;
