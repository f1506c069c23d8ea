package io.breakwater.execution.halt;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.halt.GateStatus.OpenOrders;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "stop": fence, drain, suspend at the broker, cancel all, report. Needs nobody's
 * consent and may be repeated; each step is taken whatever became of the one before. Thread-safe.
 */
public final class HaltTrading {
  private static final Logger LOG = LoggerFactory.getLogger(HaltTrading.class);
  private static final Duration STEP = Duration.ofMillis(25);

  /** For the broker's word on what was canceled; the status tells what comes later. */
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(1);

  private final HaltLedger ledger;
  private final Broker broker;
  private final BrokerAccount account;
  private final Pause pause;
  private final Duration drainPatience;

  /**
   * Stops over these.
   *
   * @param drainPatience longer than any send deadline
   */
  public HaltTrading(
      HaltLedger ledger,
      Broker broker,
      BrokerAccount account,
      Pause pause,
      Duration drainPatience) {
    this.ledger = ledger;
    this.broker = broker;
    this.account = account;
    this.pause = pause;
    this.drainPatience = drainPatience;
  }

  /**
   * Stops trading and says how far that came.
   *
   * @param actor who wants it, from the credential
   */
  public HaltReport engage(String reason, String actor) {
    long epoch = ledger.engage(reason, actor);
    LOG.atWarn().addKeyValue("epoch", epoch).addKeyValue("actor", actor).log("trading halted");
    boolean drained = await(drainPatience, open -> open.inFlight() == 0);
    boolean suspended = suspend();
    int canceled = cancelAll();
    await(CANCEL_PATIENCE, open -> open.working() == 0);
    OpenOrders open = ledger.openOrders();
    return new HaltReport(
        epoch, true, drained, suspended, canceled, open.working(), open.unknown());
  }

  private boolean await(Duration patience, Predicate<OpenOrders> condition) {
    for (long left = patience.dividedBy(STEP); left > 0; left--) {
      if (condition.test(ledger.openOrders())) {
        return true;
      }
      pause.pause(STEP);
    }
    return condition.test(ledger.openOrders());
  }

  private boolean suspend() {
    try {
      boolean suspended = account.suspendTrading(true);
      ledger.recordSuspended(suspended);
      return suspended;
    } catch (BrokerUnreadableException e) {
      LOG.atError().addKeyValue("reason", e.getMessage()).log("broker did not confirm the halt");
      return false;
    }
  }

  private int cancelAll() {
    try {
      return broker.cancelAll();
    } catch (BrokerUnreadableException e) {
      LOG.atError().addKeyValue("reason", e.getMessage()).log("broker did not cancel all");
      return 0;
    }
  }
}
