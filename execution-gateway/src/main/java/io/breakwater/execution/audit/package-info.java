/**
 * Who did what, and what became of it: one append-only table of events that everything else which
 * tells of the past reads from, each reader with a cursor of its own. {@link
 * io.breakwater.execution.audit.EventLog} appends to it inside the transaction that makes the event
 * true, so there is no change without its event and no event without its change. {@link
 * io.breakwater.execution.audit.EventStream} is the log as its readers see it, and {@link
 * io.breakwater.execution.audit.EventCursors} keeps how far each has come.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"csv"})
package io.breakwater.execution.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
