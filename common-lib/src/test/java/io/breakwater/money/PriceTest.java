package io.breakwater.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

  @ParameterizedTest
  @CsvSource({"10.01, 10.01", "1.500, 1.5", "100, 100", "0100.00, 100", "0.0001, 0.0001", "+7, 7"})
  void readsAndPrintsPlainNumbers(String text, String printed) {
    assertThat(Price.of(text)).hasToString(printed);
  }

  @Test
  void printsWithoutAnExponentWhateverItWasMadeOf() {
    assertThat(Price.of(new BigDecimal("1E+3"))).hasToString("1000");
    assertThat(Price.of(new BigDecimal("1E-9"))).hasToString("0.000000001");
    assertThat(Price.of(12)).isEqualTo(Price.of("12.00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ten",
        "1e3",
        "1E3",
        "NaN",
        "Infinity",
        ".5",
        "5.",
        "1,000",
        "1_000",
        " 1",
        "1 ",
        "0x10",
        "--1",
        "1.2.3",
        "１２",
        "1d"
      })
  void refusesWhatIsNoPlainNumber(String text) {
    assertThatThrownBy(() -> Price.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be a plain decimal number, was '%s'", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "-0.01", "-1"})
  void refusesZeroAndBelow(String text) {
    assertThatThrownBy(() -> Price.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be above 0, was %s", new BigDecimal(text).stripTrailingZeros());
  }

  @Test
  void hasAtMostTwelveDigitsBeforeThePointAndEighteenAfterIt() {
    assertThat(Price.of("999999999999.999999999999999999"))
        .hasToString("999999999999.999999999999999999");

    assertThatThrownBy(() -> Price.of("1000000000000"))
        .hasMessage("price must have at most 12 digits before the point");
    assertThatThrownBy(() -> Price.of("0.0000000000000000001"))
        .hasMessage("price must have at most 18 decimals, was 1E-19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+1000000", "1E+2147483647", "1E-1000000", "1E-2147483647"})
  void refusesHugeExponentsWithoutWritingThemOut(String number) {
    assertThatThrownBy(() -> Price.of(new BigDecimal(number)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("price must have at most");
  }

  @Test
  void refusesALongTextBeforeReadingIt() {
    assertThatThrownBy(() -> Price.of("1".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must have at most 80 characters, had 1000000");
  }

  @Test
  void timesAQuantityIsExact() {
    assertThat(Price.of("10.01").times(Quantity.of("0.5"))).isEqualTo(Money.usd("5.005"));
    assertThat(Price.of("10.01").times(SignedQuantity.of("-3"))).isEqualTo(Money.usd("-30.03"));
    assertThat(Price.of("10.01").times(Quantity.ZERO)).isEqualTo(Money.usd(0));
  }

  @Test
  void noProductOfAPriceAndAQuantityIsTooLongForMoney() {
    Price dearest = Price.of("999999999999.999999999999999999");
    Quantity most = Quantity.of("999999999999999.999999999");

    Money product = dearest.times(most);

    assertThat(product.amount()).isEqualByComparingTo(dearest.value().multiply(most.value()));
  }

  @Test
  void equalNumbersAreEqualAndOneKey() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal number = Amounts.positive(random);

      Price price = Price.of(number);
      Price padded = Price.of(Amounts.padded(number, random));

      assertThat(padded).as("seed %d", seed).isEqualTo(price).hasSameHashCodeAs(price);
    }
  }

  @Test
  void parsesWhatItPrints() {
    for (long seed = 0; seed < 2_000; seed++) {
      Price price = Price.of(Amounts.positive(new SplittableRandom(seed)));

      assertThat(Price.of(price.toString())).as("seed %d", seed).isEqualTo(price);
    }
  }

  @Test
  void comparesByValue() {
    assertThat(Price.of("9.99")).isLessThan(Price.of("10"));
    assertThat(Price.of("10.10")).isEqualByComparingTo(Price.of("10.1"));
  }
}
