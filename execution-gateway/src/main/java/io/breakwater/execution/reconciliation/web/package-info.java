/** Reconciliation over REST. */
@NullMarked
package io.breakwater.execution.reconciliation.web;

import org.jspecify.annotations.NullMarked;
