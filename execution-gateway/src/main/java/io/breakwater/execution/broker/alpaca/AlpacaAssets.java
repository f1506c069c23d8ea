package io.breakwater.execution.broker.alpaca;

import io.breakwater.execution.broker.AssetDirectory;
import io.breakwater.execution.broker.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Alpaca trades, asked for symbol by symbol, and once for all who ask at the same time. What
 * is tradable is remembered for ten minutes of machine time, and for a day where it cannot be asked
 * for again: the broker refuses what it trades no more. What is not is remembered for a minute, so
 * that a new listing is found soon; of a flood of nonsense only the last thousand symbols are.
 * Thread-safe.
 */
final class AlpacaAssets implements AssetDirectory {
  private static final Duration TRADABLE_FOR = Duration.ofMinutes(10);
  private static final Duration TRADABLE_UNASKED_FOR = Duration.ofDays(1);
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);
  private static final int MOST_UNKNOWN = 1_000;

  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final InstantSource machineTime;

  /** When each was last said to be tradable: at most as many entries as the broker has assets. */
  private final Map<Symbol, Instant> tradable = new ConcurrentHashMap<>();

  private final UnknownSymbols unknown = new UnknownSymbols();
  private final Map<Symbol, FutureTask<Listing>> asking = new ConcurrentHashMap<>();

  AlpacaAssets(AlpacaHttp http, AlpacaReader reader, InstantSource machineTime) {
    this.http = http;
    this.reader = reader;
    this.machineTime = machineTime;
  }

  @Override
  public Listing find(Symbol symbol) {
    return remembered(symbol).orElseGet(() -> askOnce(symbol));
  }

  private Optional<Listing> remembered(Symbol symbol) {
    Instant now = machineTime.instant();
    if (isWithin(TRADABLE_FOR, tradable.get(symbol), now)) {
      return Optional.of(Listing.TRADABLE);
    }
    return isWithin(UNKNOWN_FOR, unknown.since(symbol), now)
        ? Optional.of(Listing.UNKNOWN)
        : Optional.empty();
  }

  private static boolean isWithin(Duration time, @Nullable Instant since, Instant now) {
    return since != null && now.isBefore(since.plus(time));
  }

  private Listing askOnce(Symbol symbol) {
    FutureTask<Listing> question =
        asking.computeIfAbsent(
            symbol, _ -> new FutureTask<>(() -> remembered(symbol).orElseGet(() -> learn(symbol))));
    try {
      // Runs once, whoever comes first.
      question.run();
      return question.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Listing.UNREADABLE;
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking for a symbol", e.getCause());
    } finally {
      asking.remove(symbol, question);
    }
  }

  private Listing learn(Symbol symbol) {
    Listing listing = ask(symbol);
    Instant now = machineTime.instant();
    return switch (listing) {
      case TRADABLE -> {
        tradable.put(symbol, now);
        yield listing;
      }
      case UNKNOWN -> {
        tradable.remove(symbol);
        unknown.add(symbol, now);
        yield listing;
      }
      case UNREADABLE ->
          isWithin(TRADABLE_UNASKED_FOR, tradable.get(symbol), now) ? Listing.TRADABLE : listing;
    };
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

  /** The last of them, and when each was said to be unknown. Thread-safe. */
  private static final class UnknownSymbols {
    private final Map<Symbol, Instant> since = new LinkedHashMap<>();

    private synchronized @Nullable Instant since(Symbol symbol) {
      return since.get(symbol);
    }

    private synchronized void add(Symbol symbol, Instant now) {
      // Put anew, it is the youngest.
      since.remove(symbol);
      since.put(symbol, now);
      if (since.size() > MOST_UNKNOWN) {
        since.remove(since.keySet().iterator().next());
      }
    }
  }
}
