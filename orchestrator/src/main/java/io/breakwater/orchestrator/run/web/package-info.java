/** Runs over REST: {@code /api/v1/orchestration}. The one place where a run meets HTTP. */
@NullMarked
package io.breakwater.orchestrator.run.web;

import org.jspecify.annotations.NullMarked;
