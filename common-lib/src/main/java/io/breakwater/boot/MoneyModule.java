package io.breakwater.boot;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Prices, quantities and amounts of money as JSON strings of plain decimals, never as JSON numbers,
 * which pass through binary fractions in most clients. Amounts are US dollars. A JSON number, an
 * exponent, more than 15 digits before the point or more than 9 after it is refused.
 */
public final class MoneyModule extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
  private static final String FORM = "must be a string that holds a decimal, such as \"12.5\"";

  public MoneyModule() {
    super("breakwater-money");
    add(Price.class, Price::value, Price::of, "must be above zero");
    add(Quantity.class, Quantity::value, Quantity::of, "must not be below zero");
    add(SignedQuantity.class, SignedQuantity::value, SignedQuantity::of, FORM);
    add(Money.class, Money::amount, Money::usd, FORM);
  }

  private <T> void add(
      Class<T> type, Function<T, BigDecimal> value, Function<BigDecimal, T> factory, String rule) {
    addSerializer(type, new Writer<>(type, value));
    addDeserializer(type, new TextDeserializer<>(type, text -> read(text, factory, rule), FORM));
  }

  private static <T> T read(String text, Function<BigDecimal, T> factory, String rule) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new UnacceptableText(FORM);
    }
    try {
      return factory.apply(new BigDecimal(text));
    } catch (IllegalArgumentException e) {
      throw new UnacceptableText(rule);
    }
  }

  private static final class Writer<T> extends StdSerializer<T> {
    private final Function<T, BigDecimal> value;

    Writer(Class<T> type, Function<T, BigDecimal> value) {
      super(type);
      this.value = value;
    }

    @Override
    public void serialize(T subject, JsonGenerator json, SerializationContext context) {
      json.writeString(value.apply(subject).toPlainString());
    }
  }
}
