package io.breakwater.orchestrator.ledger;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.strategy.StrategyName;
import io.breakwater.orchestrator.target.Plan;
import io.breakwater.orchestrator.target.PlanRequest;
import io.breakwater.orchestrator.target.PlannedLeg;
import io.breakwater.orchestrator.target.SkipReason;
import io.breakwater.orchestrator.target.StageTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Valid requests, plans and ids for tests. */
public final class Runs {

  public static final LocalDate DATE = LocalDate.of(2013, 1, 2);

  private static final RandomGenerator IDS = new SplittableRandom(1);

  private Runs() {}

  public static synchronized RunId id() {
    return RunId.random(IDS);
  }

  public static RunRequest request(String strategy, String... symbols) {
    return new RunRequest(
        new PlanRequest(
            StrategyName.of(strategy),
            Stream.of(symbols).map(Symbol::of).toList(),
            Money.usd(100_000),
            DATE,
            1,
            0),
        false,
        "trader");
  }

  public static RunRequest forced(RunRequest request) {
    return new RunRequest(request.plan(), true, request.requestedBy());
  }

  public static RunRequest on(RunRequest request, LocalDate date) {
    PlanRequest plan = request.plan();
    return new RunRequest(
        new PlanRequest(
            plan.strategy(), plan.symbols(), plan.capital(), date, plan.topN(), plan.bottomN()),
        request.forced(),
        request.requestedBy());
  }

  public static Plan plan(PlannedLeg... legs) {
    return new Plan(
        "s-1",
        "v1",
        LocalDate.of(2012, 12, 31),
        List.of(legs),
        List.of(new StageTime("signals", Duration.ofMillis(12))));
  }

  public static PlannedLeg change(String symbol, long change) {
    return new PlannedLeg(
        Symbol.of(symbol),
        new Signal(Symbol.of(symbol), 1, new BigDecimal("0.0123"), new BigDecimal("0.5")),
        null,
        new Position(SignedQuantity.of("2.5"), SignedQuantity.of(-1)),
        Price.of("100.005"),
        SignedQuantity.of(change + 2),
        SignedQuantity.of(change),
        Quantity.ZERO,
        null);
  }

  /** A change that closes so many shares before it opens the other side. */
  public static PlannedLeg closing(String symbol, long closing, long change) {
    PlannedLeg leg = change(symbol, change);
    return new PlannedLeg(
        leg.symbol(),
        leg.signal(),
        leg.excludedReason(),
        leg.position(),
        leg.price(),
        leg.target(),
        leg.change(),
        Quantity.of(closing),
        null);
  }

  public static PlannedLeg skipped(String symbol, SkipReason reason) {
    return new PlannedLeg(
        Symbol.of(symbol), null, "NO_BARS", Position.FLAT, null, null, null, Quantity.ZERO, reason);
  }
}
