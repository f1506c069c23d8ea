package io.breakwater.marketdata.quote;

import static io.breakwater.marketdata.quote.Quotes.AAPL;
import static io.breakwater.marketdata.quote.Quotes.MACHINE_NOW;
import static io.breakwater.marketdata.quote.Quotes.MARKET_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuoteTest {

  @Test
  void theMidIsExactlyHalfway() {
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal bid = BigDecimal.valueOf(random.nextLong(1, 10_000_000), 4);
      BigDecimal ask = bid.add(BigDecimal.valueOf(random.nextLong(0, 1_000), 4));

      Quote quote =
          Quotes.quote(AAPL, bid.toPlainString(), ask.toPlainString(), MARKET_NOW, MACHINE_NOW);

      assertThat(quote.mid().value().multiply(BigDecimal.TWO))
          .as("seed %d", seed)
          .isEqualByComparingTo(bid.add(ask));
    }
  }

  @Test
  void isNeverCrossed() {
    assertThatThrownBy(() -> Quotes.quote(AAPL, "10.02", "10.01", MARKET_NOW, MACHINE_NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bid must not be above ask");
  }

  @Test
  void isNewerByItsStampThenByItsReceipt() {
    Quote quote = Quotes.quote(AAPL, "10", "11", MARKET_NOW, MACHINE_NOW);
    Quote laterStamp =
        Quotes.quote(AAPL, "10", "11", MARKET_NOW.plusNanos(1), MACHINE_NOW.minusSeconds(9));
    Quote laterReceipt = Quotes.quote(AAPL, "10", "11", MARKET_NOW, MACHINE_NOW.plusNanos(1));

    assertThat(laterStamp.isNewerThan(quote)).isTrue();
    assertThat(laterReceipt.isNewerThan(quote)).isTrue();
    assertThat(quote.isNewerThan(quote)).isFalse();
  }
}
