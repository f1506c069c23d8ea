package io.breakwater.marketdata.vendor;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the vendor knows. Thread-safe. */
public final class VendorData {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Map<String, NavigableMap<LocalDate, Map<String, Object>>> bars =
      new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> quotes = new ConcurrentHashMap<>();
  private volatile BigDecimal factor = BigDecimal.ONE;

  void bar(String symbol, LocalDate date, int price, long volume) {
    bar(symbol, date, BigDecimal.valueOf(price), BigDecimal.valueOf(volume));
  }

  /** A bar that opens and closes at the price, one dollar high and low of it. */
  public void bar(String symbol, LocalDate date, BigDecimal price, BigDecimal volume) {
    Map<String, Object> bar = new TreeMap<>();
    bar.put("t", date.atStartOfDay(NEW_YORK).toInstant().toString());
    bar.put("o", price);
    bar.put("h", price.add(BigDecimal.ONE));
    bar.put("l", price.subtract(BigDecimal.ONE));
    bar.put("c", price);
    bar.put("v", volume);
    bar.put("n", 1);
    bar.put("vw", price);
    bars.computeIfAbsent(symbol, key -> new ConcurrentSkipListMap<>()).put(date, bar);
  }

  public void quote(String symbol, String bid, String ask, Instant at) {
    quotes.put(
        symbol,
        Map.of(
            "t",
            at.toString(),
            "bp",
            new BigDecimal(bid),
            "ap",
            new BigDecimal(ask),
            "bs",
            3,
            "as",
            4,
            "bx",
            "V",
            "ax",
            "V",
            "c",
            List.of("R"),
            "z",
            "C"));
  }

  /** A latest quote that lacks one of its fields. */
  public void quoteWithout(String symbol, String field) {
    quote(symbol, "10", "11", Instant.parse("2013-01-03T15:00:00Z"));
    quotes.computeIfPresent(
        symbol,
        (key, quote) -> {
          Map<String, Object> incomplete = new TreeMap<>(quote);
          incomplete.remove(field);
          return incomplete;
        });
  }

  /** Makes a corporate action: adjusted prices are those traded times the factor from now on. */
  public void adjustBy(String factor) {
    this.factor = new BigDecimal(factor);
  }

  Map<String, Map<String, Object>> quotes() {
    return quotes;
  }

  List<Map<String, Object>> bars(String symbol, Instant start, Instant end, boolean adjusted) {
    return bars.getOrDefault(symbol, new ConcurrentSkipListMap<>()).values().stream()
        .filter(bar -> isWithin(Instant.parse(String.valueOf(bar.get("t"))), start, end))
        .map(bar -> adjusted ? adjusted(bar) : bar)
        .toList();
  }

  private static boolean isWithin(Instant at, Instant start, Instant end) {
    return !at.isBefore(start) && !at.isAfter(end);
  }

  private Map<String, Object> adjusted(Map<String, Object> bar) {
    Map<String, Object> adjusted = new TreeMap<>(bar);
    for (String price : List.of("o", "h", "l", "c", "vw")) {
      adjusted.computeIfPresent(price, (key, value) -> factor.multiply((BigDecimal) value));
    }
    return adjusted;
  }
}
