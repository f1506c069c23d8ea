/** The hash chain in PostgreSQL. */
@NullMarked
package io.breakwater.execution.audit.chain.jdbc;

import org.jspecify.annotations.NullMarked;
