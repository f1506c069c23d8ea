package io.breakwater.orchestrator.fake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A market-data-service whose quotes are given. Thread-safe. */
public final class FakeMarketData extends FakePeer {

  private final Map<String, Map<String, Object>> quotes = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Override
  public void reset() {
    super.reset();
    quotes.clear();
    calls.set(0);
  }

  /** A quote of one cent above and below that price. */
  public FakeMarketData quote(String symbol, String mid, Instant quotedAt, Instant receivedAt) {
    quotes.put(symbol, quoteOf(symbol, mid, quotedAt, receivedAt));
    return this;
  }

  /** The JSON that also lies in Redis. */
  public static Map<String, Object> quoteOf(
      String symbol, String mid, Instant quotedAt, Instant receivedAt) {
    BigDecimal price = new BigDecimal(mid);
    Map<String, Object> quote = new LinkedHashMap<>();
    quote.put("symbol", symbol);
    quote.put("bid", price.subtract(new BigDecimal("0.01")).toPlainString());
    quote.put("ask", price.add(new BigDecimal("0.01")).toPlainString());
    quote.put("mid", price.toPlainString());
    quote.put("bid_size", "100");
    quote.put("ask_size", "100");
    quote.put("quoted_at", quotedAt.toString());
    quote.put("received_at", receivedAt.toString());
    return quote;
  }

  public int calls() {
    return calls.get();
  }

  @Override
  Answer answer(Call call) {
    if (!call.path().equals("/api/v1/quotes")) {
      return Answer.problem(404, "NOT_FOUND");
    }
    calls.incrementAndGet();
    List<Object> found = new ArrayList<>();
    List<Object> missing = new ArrayList<>();
    for (String symbol : Objects.requireNonNull(call.query().get("symbols")).split(",")) {
      Map<String, Object> quote = quotes.get(symbol);
      if (quote == null) {
        missing.add(Map.of("symbol", symbol, "reason", "UNKNOWN_SYMBOL"));
      } else {
        found.add(quote);
      }
    }
    return Answer.ok(Map.of("quotes", found, "missing", missing));
  }
}
