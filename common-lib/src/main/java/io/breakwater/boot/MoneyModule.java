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
 * which pass through binary fractions in most clients. Amounts are US dollars. Whatever one of our
 * services writes, another reads back the same; a JSON number, an exponent, a plus sign, or more
 * digits than the type holds are refused.
 */
public final class MoneyModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** As many digits as {@link Money} has, the longest of them; each type has bounds of its own. */
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,27}(\\.[0-9]{1,27})?");

  private static final String FORM = "must be a string that holds a decimal, such as \"12.5\"";

  public MoneyModule() {
    super("breakwater-money");
    add(Price.class, Price::value, Price::of, "must be above zero" + digits(12, 18));
    add(Quantity.class, Quantity::value, Quantity::of, "must not be below zero" + digits(15, 9));
    add(SignedQuantity.class, SignedQuantity::value, SignedQuantity::of, FORM + digits(15, 9));
    add(Money.class, MoneyModule::dollars, Money::usd, FORM);
  }

  private <T> void add(
      Class<T> type, Function<T, BigDecimal> value, Function<String, T> factory, String rule) {
    addSerializer(type, new Writer<>(type, value));
    addDeserializer(type, new TextDeserializer<>(type, text -> read(text, factory, rule), FORM));
  }

  private static <T> T read(String text, Function<String, T> factory, String rule) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new UnacceptableText(FORM);
    }
    try {
      return factory.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UnacceptableText(rule);
    }
  }

  /** A currency has no place in the text, and must not be lost on the way. */
  private static BigDecimal dollars(Money money) {
    if (!money.currency().equals(Money.USD)) {
      throw new IllegalArgumentException("only US dollars can be written, was " + money);
    }
    return money.amount();
  }

  private static String digits(int before, int after) {
    return ", with at most %d digits before the point and %d after it".formatted(before, after);
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
