package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object of a request, read as tolerantly as Alpaca does: numbers may be texts, unset may
 * be null or empty, unknown fields are ignored.
 */
final class Body {
  /** Longer numbers are nobody's price or quantity, and expanding them would take for ever. */
  private static final int MAX_DIGITS = 40;

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

  private final JsonNode object;

  private Body(JsonNode object) {
    this.object = object;
  }

  static Body read(JsonMapper json, byte[] bytes) {
    try {
      JsonNode node = json.readTree(bytes);
      if (node != null && node.isObject()) {
        return new Body(node);
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  boolean has(String name) {
    return !isUnset(object.path(name));
  }

  /** An object within; a field of another kind is refused. */
  Optional<Body> object(String name) {
    JsonNode node = object.path(name);
    if (isUnset(node)) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      throw bad("%s must be an object".formatted(name));
    }
    return Optional.of(new Body(node));
  }

  /** A text; a field of another kind is refused. */
  Optional<String> text(String name) {
    JsonNode node = object.path(name);
    if (isUnset(node)) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw bad("%s must be a string".formatted(name));
    }
    return Optional.of(node.stringValue());
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> bad(name + " is required"));
  }

  Optional<Boolean> flag(String name) {
    JsonNode node = object.path(name);
    if (isUnset(node)) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw bad("%s must be true or false".formatted(name));
    }
    return Optional.of(node.booleanValue());
  }

  /** A number, written as one or as a text. */
  Optional<BigDecimal> decimal(String name) {
    JsonNode node = object.path(name);
    if (isUnset(node)) {
      return Optional.empty();
    }
    if (node.isNumber() && isShort(node.decimalValue())) {
      return Optional.of(node.decimalValue());
    }
    if (node.isString() && DECIMAL.matcher(node.stringValue()).matches()) {
      return Optional.of(new BigDecimal(node.stringValue()));
    }
    throw bad("%s is not a number".formatted(name));
  }

  static AlpacaException bad(String message) {
    return new AlpacaException(AlpacaError.badField(message));
  }

  private static AlpacaException malformed() {
    return new AlpacaException(AlpacaError.malformed("request body format is invalid"));
  }

  private static boolean isShort(BigDecimal number) {
    return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
  }

  private static boolean isUnset(JsonNode node) {
    return node.isNull()
        || node.isMissingNode()
        || (node.isString() && node.stringValue().isEmpty());
  }
}
