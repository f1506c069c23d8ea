/**
 * Orders and fills in PostgreSQL. {@code JdbcOrderLedger} is transaction T1 and what follows it,
 * {@code JdbcExecutionLedger} takes in reports, {@code JdbcRecoveryQueue} hands out what is
 * unsettled, {@code JdbcOrderBook} reads. {@code OrderRows} is the one place that maps, locks and
 * saves a row.
 */
@NullMarked
package io.breakwater.execution.order.jdbc;

import org.jspecify.annotations.NullMarked;
