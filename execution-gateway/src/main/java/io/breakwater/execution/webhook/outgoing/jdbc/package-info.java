/** What went wrong in the sending of webhooks, and how far each endpoint is, in PostgreSQL. */
@NullMarked
package io.breakwater.execution.webhook.outgoing.jdbc;

import org.jspecify.annotations.NullMarked;
