package io.breakwater.orchestrator.run;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import io.breakwater.orchestrator.ledger.Claim;
import io.breakwater.orchestrator.ledger.RunLedger;
import io.breakwater.orchestrator.orders.OrderDesk;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.quotes.QuoteRule;
import io.breakwater.orchestrator.quotes.QuoteSource;
import io.breakwater.orchestrator.signals.SignalSource;
import io.breakwater.orchestrator.target.PlanTargets;
import java.time.Duration;

/** One orchestrator, without threads: its runs are driven step by step. */
record Instance(RunLedger ledger, AdvanceRun advanceRun) {

  /** What an instance is made of. */
  record Ports(
      RunLedger ledger,
      SignalSource signals,
      PositionSource positions,
      QuoteSource quotes,
      OrderDesk desk) {

    Ports watchedBy(CrashPoints points) {
      return new Ports(
          points.watch(RunLedger.class, ledger),
          points.watch(SignalSource.class, signals),
          points.watch(PositionSource.class, positions),
          points.watch(QuoteSource.class, quotes),
          points.watch(OrderDesk.class, desk));
    }
  }

  static Instance of(Ports ports, MarketClock clock) {
    TradingCalendar calendar = TradingCalendar.nyse();
    var tradingDay = new TradingDay(clock, calendar);
    var rule = new QuoteRule(clock, calendar, Duration.ofSeconds(5));
    var planTargets =
        new PlanTargets(ports.signals(), ports.positions(), ports.quotes(), rule, clock);
    var watch = new OrderWatch(ports.ledger(), ports.desk());
    return new Instance(
        ports.ledger(),
        new AdvanceRun(
            ports.ledger(),
            new PlanStep(ports.ledger(), planTargets, tradingDay),
            new OrderStep(ports.ledger(), ports.desk(), watch, tradingDay),
            new OutcomeStep(ports.ledger(), watch)));
  }

  /** Takes steps until the run has ended, however often it waits. */
  void driveToTheEnd(Claim claim) {
    for (int step = 0; step < 10_000; step++) {
      if (advanceRun.advance(claim) == Advance.ENDED) {
        return;
      }
    }
    throw new AssertionError("run " + claim.runId() + " did not end in 10,000 steps");
  }
}
