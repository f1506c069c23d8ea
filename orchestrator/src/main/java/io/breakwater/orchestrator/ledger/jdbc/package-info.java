/**
 * The ledger of runs on PostgreSQL. Who may begin a run, and who may write to one, is decided by
 * the database: unique indexes for the first, the lease token in every write for the second.
 * Deadlines and leases run on the database's clock.
 */
@NullMarked
package io.breakwater.orchestrator.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
