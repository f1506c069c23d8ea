package io.breakwater.localstack.venue;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.bar.BarFile;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.bar.DailyBar;
import io.breakwater.localstack.venue.bar.SymbolBars;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.tape.MarketTape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The bundled bars, for tests. */
public final class Bundled {
  public static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  public static final long SEED = 20130102;

  /** Read once: thousands of rounds of a property test ask for them. */
  private static final Map<String, List<DailyBar>> BARS = new ConcurrentHashMap<>();

  private Bundled() {}

  public static List<DailyBar> bars(String symbol) {
    return BARS.computeIfAbsent(symbol, Bundled::read);
  }

  public static BarHistory history() {
    return new BarHistory(
        SYMBOLS.stream().map(symbol -> new SymbolBars(symbol, bars(symbol))).toList());
  }

  public static VenueHours hours(BarHistory history) {
    return new VenueHours(TradingCalendar.nyse(), history.lastDate());
  }

  public static MarketTape tape(BarHistory history) {
    return new MarketTape(history, hours(history), SEED);
  }

  private static List<DailyBar> read(String symbol) {
    String path = "/market-data/daily/" + symbol + ".csv";
    try (var text =
        new InputStreamReader(
            Objects.requireNonNull(Bundled.class.getResourceAsStream(path), path),
            StandardCharsets.UTF_8)) {
      return BarFile.read(symbol + ".csv", text, TradingCalendar.nyse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
