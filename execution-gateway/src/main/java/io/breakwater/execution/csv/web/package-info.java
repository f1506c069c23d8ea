/** Writes tables as CSV, and describes them. */
@NullMarked
package io.breakwater.execution.csv.web;

import org.jspecify.annotations.NullMarked;
