package io.breakwater.orchestrator.run;

import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.ClaimedRun;
import io.breakwater.orchestrator.ledger.Leg;
import io.breakwater.orchestrator.ledger.LegState;
import io.breakwater.orchestrator.ledger.Run;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.ledger.RunStatus;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.orchestrator.target.SkipReason;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step of an ordering run: sends the sells, waits until each of them has ended, then sends the
 * buys.
 *
 * <p>A leg whose change takes the account's position through zero has two orders: the one that
 * opens the other side is sent when the one that closes what is held is filled.
 *
 * <p>Sells come first because they free the money and the exposure that the buys take up. A sell
 * that has ended, filled or not, holds nothing up: what the buys may then do is for the gateway's
 * limits and the broker's buying power to say. A sell whose outcome is not known when the time to
 * send is over means that something is wrong, and the buys are skipped.
 *
 * <p>Thread-safe.
 */
public final class OrderStep {

  private static final Logger LOG = LoggerFactory.getLogger(OrderStep.class);

  private final RunLedger ledger;
  private final OrderDesk desk;
  private final OrderWatch watch;
  private final TradingDay tradingDay;

  public OrderStep(RunLedger ledger, OrderDesk desk, OrderWatch watch, TradingDay tradingDay) {
    this.ledger = ledger;
    this.desk = desk;
    this.watch = watch;
    this.tradingDay = tradingDay;
  }

  Advance take(Claim claim, ClaimedRun claimed) {
    Run run = claimed.run();
    Optional<SkipReason> over = sendingIsOver(claimed);
    if (over.isPresent()) {
      return stopSending(claim, run, over.get());
    }
    List<Leg> sells = run.legs(Side.SELL).filter(Leg::isUnanswered).toList();
    if (!sells.isEmpty()) {
      return send(claim, run, sells);
    }
    List<Leg> buys = run.legs(Side.BUY).filter(Leg::isUnanswered).toList();
    if (!buys.isEmpty() && openSells(run).isEmpty()) {
      return send(claim, run, buys);
    }
    List<Leg> awaited = buys.isEmpty() ? openClosings(run) : openSells(run);
    if (!awaited.isEmpty()) {
      watch.look(claim, run, awaited);
      return Advance.WAIT;
    }
    ledger.enter(claim, RunStatus.WAITING);
    return Advance.AGAIN;
  }

  private Optional<SkipReason> sendingIsOver(ClaimedRun claimed) {
    if (!tradingDay.isOpen(claimed.run().request().plan().date())) {
      return Optional.of(SkipReason.SESSION_OVER);
    }
    return claimed.sendWindowOver() ? Optional.of(SkipReason.TOO_LATE) : Optional.empty();
  }

  /** What may have been sent stays open, to be asked after; what surely was not is skipped. */
  private Advance stopSending(Claim claim, Run run, SkipReason over) {
    boolean sellsAreOpen = !openSells(run).isEmpty();
    skipReady(claim, run, Side.SELL, over);
    skipReady(claim, run, Side.BUY, sellsAreOpen ? SkipReason.SELLS_STILL_OPEN : over);
    ledger.enter(claim, RunStatus.WAITING);
    return Advance.AGAIN;
  }

  private void skipReady(Claim claim, Run run, Side side, SkipReason reason) {
    List<Symbol> ready = run.legs(side).filter(Leg::isReady).map(Leg::symbol).toList();
    ledger.skip(claim, ready, reason);
  }

  private static List<Leg> openSells(Run run) {
    return run.legs(Side.SELL).filter(Leg::isOpen).toList();
  }

  /** The legs whose other order is still to follow. */
  private static List<Leg> openClosings(Run run) {
    return run.legs().stream().filter(Leg::isClosing).filter(Leg::isOpen).toList();
  }

  /** Hands those orders in, one after the other, until one is left without an answer. */
  private Advance send(Claim claim, Run run, List<Leg> legs) {
    for (Leg leg : legs) {
      if (!ledger.beginSend(claim, leg.symbol())) {
        return Advance.AGAIN;
      }
      Submission submission = desk.submit(run.orderFor(leg));
      if (submission instanceof Submission.Unanswered(String detail)) {
        LOG.atInfo()
            .addKeyValue("clientOrderId", leg.orderIdIn(run.id()))
            .addKeyValue("detail", detail)
            .log("order not answered: it is sent again under the same id");
        return Advance.WAIT;
      }
      ledger.recordLeg(claim, leg.with(stateAfter(submission)));
    }
    return Advance.AGAIN;
  }

  private static LegState stateAfter(Submission submission) {
    return switch (submission) {
      case Submission.Placed(var report) -> new LegState.Placed(report);
      case Submission.Denied(var code, var detail, var orderId) ->
          new LegState.Denied(code, detail, orderId);
      case Submission.Refused(var code, var detail) -> new LegState.Refused(code, detail);
      case Submission.Unanswered _ -> new LegState.Sending();
    };
  }
}
