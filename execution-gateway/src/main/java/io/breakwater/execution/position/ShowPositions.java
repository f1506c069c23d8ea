package io.breakwater.execution.position;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.risk.Quote;
import io.breakwater.execution.risk.QuoteSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The use case "show what is held and what it is worth". Thread-safe. */
public final class ShowPositions {
  private final Holdings holdings;
  private final QuoteSource quotes;
  private final MarketClock clock;

  public ShowPositions(Holdings holdings, QuoteSource quotes, MarketClock clock) {
    this.holdings = holdings;
    this.quotes = quotes;
    this.clock = clock;
  }

  /**
   * Reads positions and values them.
   *
   * @param strategy only what its own orders have filled and have working; null for the whole
   *     account
   */
  public Positions show(@Nullable String strategy) {
    List<Holding> all = holdings.all(strategy);
    Map<String, Quote> latest =
        all.isEmpty()
            ? Map.of()
            : quotes.latest(
                all.stream().map(holding -> holding.symbol().value()).collect(Collectors.toSet()));
    Instant machineTime = clock.machine().instant();
    return new Positions(
        clock.instant(),
        all.stream()
            .map(holding ->
                new ValuedHolding(holding, latest.get(holding.symbol().value()), machineTime))
            .toList());
  }
}
