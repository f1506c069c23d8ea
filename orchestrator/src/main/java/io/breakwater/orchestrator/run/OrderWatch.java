package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.peer.PeerException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gateway what became of orders, and writes down what is new.
 *
 * <p>Thread-safe.
 */
public final class OrderWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OrderWatch.class);

  private final RunLedger ledger;
  private final OrderDesk desk;

  public OrderWatch(RunLedger ledger, OrderDesk desk) {
    this.ledger = ledger;
    this.desk = desk;
  }

  /**
   * Looks each of those open legs up by our own id. A gateway that does not answer, or will not, is
   * asked again with the next look: what it was not asked is simply not known yet.
   *
   * @return the symbols that the gateway says it has no order for
   */
  Set<Symbol> look(Claim claim, Run run, List<Leg> open) {
    Set<Symbol> absent = new HashSet<>();
    try {
      for (Leg leg : open) {
        Optional<OrderReport> report = desk.find(leg.orderIdIn(run.id()));
        report.ifPresentOrElse(
            found -> note(claim, leg, new LegState.Placed(found)), () -> absent.add(leg.symbol()));
      }
    } catch (PeerException e) {
      LOG.atInfo()
          .addKeyValue("runId", run.id())
          .addKeyValue("peer", e.peer().serviceName())
          .log("outcomes not known yet: no answer");
    }
    return absent;
  }

  private void note(Claim claim, Leg leg, LegState now) {
    if (!now.equals(leg.state())) {
      ledger.recordLeg(claim, leg.with(now));
    }
  }
}
