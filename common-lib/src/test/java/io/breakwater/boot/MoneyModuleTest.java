package io.breakwater.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

class MoneyModuleTest {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new MoneyModule()).build();

  @Test
  void writesPlainStringsNeverNumbers() {
    assertThat(JSON.writeValueAsString(Price.of(new BigDecimal("1E+3")))).isEqualTo("\"1000\"");
    assertThat(JSON.writeValueAsString(Price.of(new BigDecimal("1E-18"))))
        .isEqualTo("\"0.000000000000000001\"");
    assertThat(JSON.writeValueAsString(Quantity.of("0.5"))).isEqualTo("\"0.5\"");
    assertThat(JSON.writeValueAsString(SignedQuantity.of(-3))).isEqualTo("\"-3\"");
    assertThat(JSON.writeValueAsString(Money.usd("5"))).isEqualTo("\"5.00\"");
  }

  @Test
  void refusesToWriteAnotherCurrencyAsDollars() {
    Money yen = new Money(Currency.getInstance("JPY"), BigDecimal.TEN);

    assertThatThrownBy(() -> JSON.writeValueAsString(yen))
        .hasStackTraceContaining("only US dollars can be written, was 10 JPY");
  }

  @Test
  void readsBackWhateverItWrites() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal price = BigDecimal.valueOf(random.nextLong(1, Long.MAX_VALUE), 18);
      BigDecimal shares =
          BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000_000L), random.nextInt(4, 10));

      assertReadsBack(seed, Price.of(price));
      assertReadsBack(seed, Quantity.of(shares));
      assertReadsBack(seed, SignedQuantity.of(shares.negate()));
      assertReadsBack(seed, Price.of(price).times(SignedQuantity.of(shares.negate())));
    }
  }

  @Test
  void readsTheLongestNumbersThatTheTypesHold() {
    assertReadsBack(0, Price.of("999999999999.999999999999999999"));
    assertReadsBack(0, Quantity.of("999999999999999.999999999"));
    assertReadsBack(0, Money.usd("-" + "9".repeat(27) + "." + "9".repeat(27)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10.5", "true", "{}", "[]", "\"\"", "\" 1\"", "\"1e3\""})
  void refusesWhatIsNoDecimalInAString(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, Quantity.class))
        .isInstanceOf(InvalidFormatException.class)
        .hasMessageContaining("must be a string that holds a decimal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1", ".5", "5.", "1,000", "NaN", "0x10", "１２", "--1"})
  void refusesOtherSpellings(String text) {
    assertThatThrownBy(() -> JSON.readValue("\"" + text + "\"", Money.class))
        .isInstanceOf(InvalidFormatException.class)
        .hasMessageContaining("must be a string that holds a decimal");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1000000000000", "0.0000000000000000001"})
  void saysWhatAPriceMayBe(String text) {
    assertThatThrownBy(() -> JSON.readValue("\"" + text + "\"", Price.class))
        .isInstanceOf(InvalidFormatException.class)
        .hasMessageContaining(
            "must be above zero, with at most 12 digits before the point and 18 after it");
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1000000000000000", "0.0000000001"})
  void saysWhatAQuantityMayBe(String text) {
    assertThatThrownBy(() -> JSON.readValue("\"" + text + "\"", Quantity.class))
        .isInstanceOf(InvalidFormatException.class)
        .hasMessageContaining(
            "must not be below zero, with at most 15 digits before the point and 9 after it");
  }

  private static void assertReadsBack(long seed, Object amount) {
    String written = JSON.writeValueAsString(amount);

    assertThat(JSON.readValue(written, amount.getClass())).as("seed %d", seed).isEqualTo(amount);
  }
}
