package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import java.time.Duration;
import java.util.Optional;

/**
 * The use case "wait for a run": until it has ended, or as long as asked, and say how it stands.
 *
 * <p>Thread-safe.
 */
public final class AwaitRun {

  private final RunDriver driver;
  private final RunLedger ledger;

  public AwaitRun(RunDriver driver, RunLedger ledger) {
    this.driver = driver;
    this.ledger = ledger;
  }

  public Optional<Run> await(RunId id, Duration atMost) {
    try {
      driver.awaitEnd(id, atMost);
    } catch (InterruptedException e) {
      // The caller is going away; the run is not.
      Thread.currentThread().interrupt();
    }
    return ledger.find(id);
  }
}
