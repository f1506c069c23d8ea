package io.breakwater.localstack.venue.tape.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What one client has subscribed to, by channel. Of all channels only {@code quotes} ever carries
 * anything; the others may be subscribed to and stay silent. Immutable, thread-safe.
 */
final class Subscriptions {
  private static final String QUOTES = "quotes";
  private static final String TRADES = "trades";
  private static final List<String> CHANNELS =
      List.of(
          TRADES, QUOTES, "bars", "updatedBars", "dailyBars", "statuses", "lulds", "imbalances");

  /** What Alpaca adds to a subscription to trades, unasked. */
  private static final List<String> WITH_TRADES = List.of("corrections", "cancelErrors");

  static final Subscriptions NONE = new Subscriptions(Map.of());

  private final Map<String, Set<String>> byChannel;

  private Subscriptions(Map<String, Set<String>> byChannel) {
    this.byChannel = byChannel;
  }

  /** With what the request adds; nothing if the request is none. */
  Optional<Subscriptions> plus(JsonNode request) {
    return changed(request, true);
  }

  /** Without what the request takes away; nothing if the request is none. */
  Optional<Subscriptions> minus(JsonNode request) {
    return changed(request, false);
  }

  Set<String> quotes() {
    return byChannel.getOrDefault(QUOTES, Set.of());
  }

  /** How many symbols count against a limit: Alpaca counts trades and quotes. */
  int counted() {
    return quotes().size() + byChannel.getOrDefault(TRADES, Set.of()).size();
  }

  /** The whole present list, as the answer to every change. */
  List<Map<String, Object>> frame() {
    var list = new LinkedHashMap<String, Object>();
    list.put("T", "subscription");
    CHANNELS.forEach(channel -> list.put(channel, symbols(channel)));
    WITH_TRADES.forEach(channel -> list.put(channel, symbols(TRADES)));
    return List.of(list);
  }

  private List<String> symbols(String channel) {
    return List.copyOf(byChannel.getOrDefault(channel, Set.of()));
  }

  private Optional<Subscriptions> changed(JsonNode request, boolean add) {
    var next = new LinkedHashMap<String, Set<String>>();
    for (String channel : CHANNELS) {
      var symbols = new TreeSet<>(byChannel.getOrDefault(channel, Set.of()));
      JsonNode asked = request.path(channel);
      if (!asked.isMissingNode() && !asked.isNull()) {
        Optional<List<String>> named = texts(asked);
        if (named.isEmpty()) {
          return Optional.empty();
        }
        if (add) {
          symbols.addAll(named.get());
        } else {
          symbols.removeAll(named.get());
        }
      }
      next.put(channel, symbols);
    }
    return Optional.of(new Subscriptions(next));
  }

  private static Optional<List<String>> texts(JsonNode node) {
    if (!node.isArray()
        || StreamSupport.stream(node.spliterator(), false).anyMatch(item -> !item.isString())) {
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    node.forEach(item -> texts.add(item.stringValue()));
    return Optional.of(texts);
  }
}
