package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.ledger.Admission;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.RunId;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunRequest;
import io.breakwater.orchestrator.run.StartOutcome.Busy;
import io.breakwater.orchestrator.run.StartOutcome.Exists;
import io.breakwater.orchestrator.run.StartOutcome.InProgress;
import io.breakwater.orchestrator.run.StartOutcome.MarketClosed;
import io.breakwater.orchestrator.run.StartOutcome.Started;
import io.breakwater.orchestrator.run.StartOutcome.WrongDate;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "start a run": for the session that is running, and no other.
 *
 * <p>Thread-safe.
 */
public final class StartRun {

  private static final Logger LOG = LoggerFactory.getLogger(StartRun.class);

  private final RunLedger ledger;
  private final RunDriver driver;
  private final TradingDay tradingDay;
  private final Supplier<RunId> ids;

  public StartRun(RunLedger ledger, RunDriver driver, TradingDay tradingDay, Supplier<RunId> ids) {
    this.ledger = ledger;
    this.driver = driver;
    this.tradingDay = tradingDay;
    this.ids = ids;
  }

  public StartOutcome start(RunRequest request) {
    LocalDate date = request.plan().date();
    if (!date.equals(tradingDay.current())) {
      return new WrongDate(tradingDay.current());
    }
    if (!tradingDay.isOpen(date)) {
      return new MarketClosed(tradingDay.nextOpen());
    }
    if (!driver.reserve()) {
      return new Busy();
    }
    return admit(request);
  }

  private StartOutcome admit(RunRequest request) {
    boolean driving = false;
    try {
      StartOutcome outcome =
          switch (ledger.admit(ids.get(), request)) {
            case Admission.Created(var claim) -> {
              driver.drive(claim);
              driving = true;
              log(claim, request);
              yield new Started(claim.runId());
            }
            case Admission.Exists(var runId) -> new Exists(runId);
            case Admission.InProgress(var runId) -> new InProgress(runId);
          };
      return outcome;
    } finally {
      if (!driving) {
        driver.giveBack();
      }
    }
  }

  private static void log(Claim claim, RunRequest request) {
    LOG.atInfo()
        .addKeyValue("runId", claim.runId())
        .addKeyValue("strategy", request.plan().strategy())
        .addKeyValue("date", request.plan().date())
        .addKeyValue("requestedBy", request.requestedBy())
        .log("run started");
  }
}
