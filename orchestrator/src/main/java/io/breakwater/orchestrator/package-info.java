/** The orchestrator: runs a strategy from signals to outcome. Each sub-package is one feature. */
@org.jspecify.annotations.NullMarked
package io.breakwater.orchestrator;
