package io.breakwater.marketdata.feed.alpaca;

import io.breakwater.marketdata.feed.FeedMessage;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.RawQuote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the messages of the stream, whichever codec they came in, and writes ours. */
final class StreamMessages {

  private StreamMessages() {}

  /** What the vendor says of the connection itself. */
  static boolean isSuccess(Map<String, Object> message, String what) {
    return "success".equals(message.get("T")) && what.equals(message.get("msg"));
  }

  static FeedMessage read(Map<String, Object> message) {
    String type = String.valueOf(message.get("T"));
    return switch (type) {
      case "q" -> quote(message);
      case "subscription" -> new FeedMessage.Subscribed(symbols(message.get("quotes")));
      case "error" -> new FeedMessage.Refused(code(message), String.valueOf(message.get("msg")));
      default -> new FeedMessage.Unexpected(type);
    };
  }

  static Map<String, Object> authentication(String keyId, String secretKey) {
    return Map.of("action", "auth", "key", keyId, "secret", secretKey);
  }

  static Map<String, Object> subscription(String action, Collection<Symbol> symbols) {
    List<String> names = symbols.stream().sorted().map(Symbol::value).toList();
    return Map.of("action", action, "quotes", names);
  }

  private static int code(Map<String, Object> message) {
    BigDecimal code = number(message.get("code"));
    return code == null ? 0 : code.intValue();
  }

  private static FeedMessage quote(Map<String, Object> message) {
    String symbol = String.valueOf(message.get("S"));
    BigDecimal bid = number(message.get("bp"));
    BigDecimal ask = number(message.get("ap"));
    BigDecimal bidSize = number(message.get("bs"));
    BigDecimal askSize = number(message.get("as"));
    Instant quotedAt = time(message.get("t"));
    if (!Symbol.isWellFormed(symbol)
        || bid == null
        || ask == null
        || bidSize == null
        || askSize == null
        || quotedAt == null) {
      return new FeedMessage.Unexpected("q");
    }
    return new FeedMessage.Quoted(
        new RawQuote(Symbol.of(symbol), bid, ask, bidSize, askSize, quotedAt));
  }

  private static Set<Symbol> symbols(@Nullable Object list) {
    Set<Symbol> symbols = new HashSet<>();
    if (list instanceof List<?> names) {
      for (Object name : names) {
        String text = String.valueOf(name);
        if (Symbol.isWellFormed(text)) {
          symbols.add(Symbol.of(text));
        }
      }
    }
    return symbols;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal;
      case Integer whole -> BigDecimal.valueOf(whole);
      case Long whole -> BigDecimal.valueOf(whole);
      case BigInteger whole -> new BigDecimal(whole);
      case null, default -> null;
    };
  }

  private static @Nullable Instant time(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> instant;
      case String text -> parse(text);
      case null, default -> null;
    };
  }

  private static @Nullable Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
