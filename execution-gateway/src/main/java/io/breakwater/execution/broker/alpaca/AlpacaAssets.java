package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.AssetDirectory;
import io.breakwater.execution.broker.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What Alpaca trades, asked for symbol by symbol. What is tradable is remembered for ten minutes of
 * machine time; what is not is asked for again each time, so that a new listing is found at once
 * and nonsense fills no memory. Thread-safe.
 */
final class AlpacaAssets implements AssetDirectory {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final InstantSource machineTime;

  /** At most as many entries as the broker has assets. */
  private final Map<Symbol, Instant> tradableUntil = new ConcurrentHashMap<>();

  AlpacaAssets(AlpacaHttp http, AlpacaReader reader, InstantSource machineTime) {
    this.http = http;
    this.reader = reader;
    this.machineTime = machineTime;
  }

  @Override
  public Listing find(Symbol symbol) {
    Instant now = machineTime.instant();
    Instant until = tradableUntil.get(symbol);
    if (until != null && now.isBefore(until)) {
      return Listing.TRADABLE;
    }
    Listing listing = ask(symbol);
    if (listing == Listing.TRADABLE) {
      tradableUntil.put(symbol, now.plus(REMEMBERED));
    }
    return listing;
  }

  private Listing ask(Symbol symbol) {
    if (!(http.get(Lane.PREPARATION, "/v2/assets/" + symbol) instanceof Reply.Answered answer)) {
      return Listing.UNREADABLE;
    }
    if (answer.status() == 404) {
      return Listing.UNKNOWN;
    }
    if (!answer.isSuccess()) {
      return Listing.UNREADABLE;
    }
    try {
      return listing(reader.parse(answer.body()), symbol);
    } catch (UnbelievableReplyException e) {
      return Listing.UNREADABLE;
    }
  }

  private static Listing listing(JsonNode asset, Symbol symbol) {
    if (!asset.path("symbol").asString("").equals(symbol.value())) {
      return Listing.UNREADABLE;
    }
    boolean tradable =
        asset.path("tradable").asBoolean(false)
            && asset.path("status").asString("").equals("active");
    return tradable ? Listing.TRADABLE : Listing.UNKNOWN;
  }
}
