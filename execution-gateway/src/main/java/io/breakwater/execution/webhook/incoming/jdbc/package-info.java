/** The inbox of hints in PostgreSQL. */
@NullMarked
package io.breakwater.execution.webhook.incoming.jdbc;

import org.jspecify.annotations.NullMarked;
