package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "find bars": back-fills what is missing, then answers from the store. Where the
 * vendor is away it answers what it has whole, and nothing that it has in part. Thread-safe.
 */
public final class FindBars {

  private static final Logger LOG = LoggerFactory.getLogger(FindBars.class);

  private final BackfillBars backfill;
  private final FillOnce filling;
  private final BarStore store;
  private final SymbolDirectory directory;
  private final Executor executor;

  /**
   * @param executor runs the questions for several symbols beside each other; {@link FillOnce}
   *     bounds how many of them reach the vendor
   */
  public FindBars(
      BackfillBars backfill,
      FillOnce filling,
      BarStore store,
      SymbolDirectory directory,
      Executor executor) {
    this.backfill = backfill;
    this.filling = filling;
    this.store = store;
    this.directory = directory;
    this.executor = executor;
  }

  /** Returns an answer for each of the symbols, in their order. */
  public Map<Symbol, BarsAnswer> find(
      Collection<Symbol> symbols, Adjustment adjustment, DateRange range) {
    Map<Symbol, CompletableFuture<BarsAnswer>> asked = new LinkedHashMap<>();
    for (Symbol symbol : symbols) {
      asked.put(
          symbol,
          CompletableFuture.supplyAsync(
              () -> find(new Series(symbol, adjustment), range), executor));
    }
    Map<Symbol, BarsAnswer> answers = new LinkedHashMap<>();
    asked.forEach((symbol, answer) -> answers.put(symbol, answer.join()));
    return answers;
  }

  private BarsAnswer find(Series series, DateRange range) {
    try {
      filling.fill(series, range);
    } catch (VendorUnavailableException e) {
      if (!isWhole(series, range)) {
        return withoutAnswer(series, e);
      }
    }
    return answerFromStore(series, range);
  }

  /** A vendor that refuses the question may do so for the symbol, or for our settings. */
  private BarsAnswer withoutAnswer(Series series, VendorUnavailableException e) {
    if (e.isRefused() && isUnknown(series)) {
      return new BarsAnswer.UnknownSymbol();
    }
    LOG.atWarn().addKeyValue("symbol", series.symbol()).setCause(e).log("bars not found");
    return new BarsAnswer.VendorUnavailable();
  }

  private boolean isWhole(Series series, DateRange range) {
    return backfill
        .completedPart(range)
        .map(completed -> store.missing(series, completed).isEmpty())
        .orElse(true);
  }

  private BarsAnswer answerFromStore(Series series, DateRange range) {
    List<Bar> bars =
        backfill
            .completedPart(range)
            .map(completed -> store.bars(series, completed))
            .orElse(List.of());
    return bars.isEmpty() && isUnknown(series)
        ? new BarsAnswer.UnknownSymbol()
        : new BarsAnswer.Found(bars);
  }

  private boolean isUnknown(Series series) {
    try {
      return !directory.knows(series.symbol());
    } catch (VendorUnavailableException e) {
      return false;
    }
  }
}
