package io.breakwater.orchestrator.target;

import io.breakwater.clock.MarketClock;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.positions.PositionSource;
import io.breakwater.orchestrator.positions.Positions;
import io.breakwater.orchestrator.quotes.Quote;
import io.breakwater.orchestrator.quotes.QuoteRule;
import io.breakwater.orchestrator.quotes.QuoteSource;
import io.breakwater.orchestrator.signals.Signal;
import io.breakwater.orchestrator.signals.SignalRequest;
import io.breakwater.orchestrator.signals.SignalSet;
import io.breakwater.orchestrator.signals.SignalSource;
import io.breakwater.orchestrator.sizing.PositionSizer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The use case "plan the targets of a strategy".
 *
 * <p>Reads only, and trades nothing. The slow question comes first and the price last, so that the
 * price is no older than the arithmetic it goes into. A target is sized at the mid.
 *
 * <p>Thread-safe.
 */
public final class PlanTargets {

  private final SignalSource signals;
  private final PositionSource positions;
  private final QuoteSource quotes;
  private final QuoteRule rule;
  private final MarketClock clock;

  public PlanTargets(
      SignalSource signals,
      PositionSource positions,
      QuoteSource quotes,
      QuoteRule rule,
      MarketClock clock) {
    this.signals = signals;
    this.positions = positions;
    this.quotes = quotes;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * Returns what to trade now.
   *
   * @throws PeerRefusedException if a peer says that there can be no plan
   * @throws PeerUnreachableException if a peer gave no answer; asking again is harmless
   */
  public Plan plan(PlanRequest request) {
    var stopwatch = new Stopwatch(clock.machine());
    SignalSet signalSet = stopwatch.time("signals", () -> signals.generate(signalRequest(request)));
    Holdings holdings =
        stopwatch.time(
            "positions",
            () -> new Holdings(positions.of(request.strategy()), positions.ofAccount()));
    Map<Symbol, Quote> latest =
        stopwatch.time("quotes", () -> quotes.latest(new HashSet<>(request.symbols())));
    List<PlannedLeg> legs =
        stopwatch.time("sizing", () -> legs(request, signalSet, holdings, latest));
    return new Plan(
        signalSet.id(),
        signalSet.modelVersion(),
        signalSet.barsThrough(),
        legs,
        stopwatch.stages());
  }

  /** What the difference is taken to, and what the broker judges an order by. */
  private record Holdings(Positions strategy, Positions account) {}

  private static SignalRequest signalRequest(PlanRequest request) {
    return new SignalRequest(
        request.strategy(), request.symbols(), request.date(), request.topN(), request.bottomN());
  }

  private List<PlannedLeg> legs(
      PlanRequest request, SignalSet signalSet, Holdings holdings, Map<Symbol, Quote> latest) {
    return request.symbols().stream()
        .map(symbol -> leg(request, signalSet, symbol, holdings, latest.get(symbol)))
        .toList();
  }

  private PlannedLeg leg(
      PlanRequest request,
      SignalSet signalSet,
      Symbol symbol,
      Holdings holdings,
      @Nullable Quote quote) {
    Position position = holdings.strategy().of(symbol);
    Signal signal = signalSet.of(symbol).orElse(null);
    String excluded = signalSet.exclusionOf(symbol).orElse(null);
    Price price = quote == null ? null : quote.mid();
    SkipReason skip = signalSet.noSeparation() ? SkipReason.NO_SEPARATION : unfit(quote);
    if (skip != null || price == null) {
      return new PlannedLeg(
          symbol, signal, excluded, position, price, null, null, Quantity.ZERO, skip);
    }
    BigDecimal weight = signal == null ? BigDecimal.ZERO : signal.weight();
    SignedQuantity target = PositionSizer.target(request.capital(), weight, price);
    SignedQuantity change = PositionSizer.change(target, position.held(), position.working());
    Quantity closing = PositionSizer.closing(change, holdings.account().of(symbol).held());
    return new PlannedLeg(symbol, signal, excluded, position, price, target, change, closing, null);
  }

  private @Nullable SkipReason unfit(@Nullable Quote quote) {
    if (quote == null) {
      return SkipReason.PRICE_MISSING;
    }
    return switch (rule.judge(quote)) {
      case FRESH -> null;
      case STALE -> SkipReason.PRICE_STALE;
      case OF_ANOTHER_SESSION -> SkipReason.PRICE_OF_ANOTHER_SESSION;
    };
  }
}
