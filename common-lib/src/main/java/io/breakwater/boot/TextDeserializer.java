package io.breakwater.boot;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * Reads a value from a JSON string and from nothing else. What the parser refuses, by {@link
 * UnacceptableText}, {@code IllegalArgumentException} or {@code DateTimeException}, becomes
 * Jackson's {@link InvalidFormatException} with an {@link UnacceptableText} as its cause.
 */
public final class TextDeserializer<T> extends StdDeserializer<T> {
  private final Class<T> type;
  private final Function<String, T> parser;
  private final String rule;

  /**
   * Reads with a parser of texts.
   *
   * @param rule what to tell the client where the parser gives no reason of its own; a predicate,
   *     such as {@code must be a date}
   */
  public TextDeserializer(Class<T> type, Function<String, T> parser, String rule) {
    super(type);
    this.type = type;
    this.parser = parser;
    this.rule = rule;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw refusal(json, new UnacceptableText(rule));
    }
    try {
      return parser.apply(json.getString());
    } catch (UnacceptableText e) {
      throw refusal(json, e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal(json, new UnacceptableText(rule));
    }
  }

  private InvalidFormatException refusal(JsonParser json, UnacceptableText reason) {
    String message = String.valueOf(reason.getMessage());
    var refusal = InvalidFormatException.from(json, message, null, type);
    refusal.initCause(reason);
    return refusal;
  }
}
