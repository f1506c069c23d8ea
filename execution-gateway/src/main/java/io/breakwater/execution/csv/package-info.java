/**
 * Lists as comma-separated values: an answer that is a {@link io.breakwater.execution.csv.CsvTable}
 * can be had as JSON and as {@code text/csv}, from one handler.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.breakwater.execution.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
