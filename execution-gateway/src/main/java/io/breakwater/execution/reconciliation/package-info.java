/**
 * Compares our books with the broker's, heals what the broker is the truth of, has symbols put into
 * quarantine where the two stay different, and keeps a report of each comparison. Until the first
 * has ended, no order leaves.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "quarantine",
      "catchup",
      "order",
      "position",
      "risk",
      "broker",
      "audit",
      "platform"
    })
package io.breakwater.execution.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
