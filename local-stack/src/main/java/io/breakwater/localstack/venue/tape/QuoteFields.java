package io.breakwater.localstack.venue.tape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A quote's fields as Alpaca names them, in answers and in the stream alike. Sizes are shares. The
 * exchange is the venue's own ({@code V}, the letter of IEX), the condition a regular quote.
 */
public final class QuoteFields {
  private static final String EXCHANGE = "V";
  private static final String TAPE = "C";
  private static final List<String> REGULAR = List.of("R");

  private QuoteFields() {}

  public static Map<String, Object> of(Quote quote) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("t", quote.at());
    fields.put("ax", EXCHANGE);
    fields.put("ap", quote.ask().value());
    fields.put("as", quote.askSize().value().longValueExact());
    fields.put("bx", EXCHANGE);
    fields.put("bp", quote.bid().value());
    fields.put("bs", quote.bidSize().value().longValueExact());
    fields.put("c", REGULAR);
    fields.put("z", TAPE);
    return fields;
  }
}
