package io.breakwater.signal.marketdata.http;

import io.breakwater.money.Price;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.DailyBars;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What we read of {@code GET /api/v1/bars?symbols=}. Whatever else it says is not our concern; what
 * it lacks, though the contract promises it, makes the answer unreadable.
 */
record BarsBody(Map<String, List<BarBody>> bars, List<MissingBody> missing) {
  /** The reason given for a symbol that may have bars, were the vendor not away. */
  private static final String VENDOR_AWAY = "SERVICE_UNAVAILABLE";

  BarsBody {
    bars =
        bars.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    // JSON that leaves it out says that nothing is missing.
    missing = missing == null ? List.of() : List.copyOf(missing);
  }

  /**
   * Returns the bars that were asked for.
   *
   * @throws IllegalArgumentException if the bars of a symbol do not ascend, or lie outside the
   *     stretch
   * @throws MarketDataUnavailableException if a symbol is missing only because the vendor is away:
   *     to go on without it would rank the others as if it did not exist
   */
  DailyBars toDailyBars(LocalDate start, LocalDate end) {
    var bySymbol = new HashMap<String, List<DailyBar>>();
    bars.forEach((symbol, list) -> {
      if (!list.isEmpty()) {
        bySymbol.put(symbol, list.stream().map(bar -> bar.toDailyBar(symbol, start, end)).toList());
      }
    });
    var reasons = new HashMap<String, String>();
    for (MissingBody entry : missing) {
      if (entry.reason().equals(VENDOR_AWAY)) {
        throw new MarketDataUnavailableException(
            "market-data-service cannot fetch the bars of " + entry.symbol());
      }
      reasons.put(entry.symbol(), entry.reason());
    }
    return new DailyBars(bySymbol, reasons);
  }

  record BarBody(
      LocalDate date,
      Price open,
      Price high,
      Price low,
      Price close,
      BigDecimal volume,
      @Nullable Price vwap) {

    BarBody {
      Objects.requireNonNull(date, "date");
      Objects.requireNonNull(open, "open");
      Objects.requireNonNull(high, "high");
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(close, "close");
      Objects.requireNonNull(volume, "volume");
    }

    DailyBar toDailyBar(String symbol, LocalDate start, LocalDate end) {
      if (date.isBefore(start) || date.isAfter(end)) {
        throw new IllegalArgumentException(
            "bar of %s must be from %s to %s, was of %s".formatted(symbol, start, end, date));
      }
      return new DailyBar(date, open, high, low, close, volume, vwap);
    }
  }

  record MissingBody(String symbol, String reason) {

    MissingBody {
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
