/**
 * The broker of a dry run: records what it is asked to do, answers as a broker would, sends nothing
 * to anybody, and never fills. It holds no connection but the database's, and its tables are a book
 * of its own, read by nobody else: what the gateway knows of its orders it has learned through the
 * ports, as from any broker.
 */
@NullMarked
package io.breakwater.execution.broker.dryrun;

import org.jspecify.annotations.NullMarked;
