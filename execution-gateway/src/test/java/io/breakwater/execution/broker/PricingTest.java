package io.breakwater.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static final String LIMIT = "limit_price";
  private static final String STOP = "stop_price";
  private static final String TRAIL = "trail_price";
  private static final String PERCENT = "trail_percent";

  /** Every type with every set of the four fields: what fits is made, and holds what was given. */
  @Test
  void isMadeOfThePricesThatBelongToTheTypeAndOfNoOthers() {
    Map<OrderType, Set<Set<String>>> fitting =
        Map.of(
            OrderType.MARKET, Set.of(Set.of()),
            OrderType.LIMIT, Set.of(Set.of(LIMIT)),
            OrderType.STOP, Set.of(Set.of(STOP)),
            OrderType.STOP_LIMIT, Set.of(Set.of(STOP, LIMIT)),
            OrderType.TRAILING_STOP, Set.of(Set.of(TRAIL), Set.of(PERCENT)));
    for (OrderType type : OrderType.values()) {
      for (int bits = 0; bits < 16; bits++) {
        var limit = price(bits & 1, "20.1");
        var stop = price(bits & 2, "19.9");
        var trail = price(bits & 4, "0.5");
        var percent = (bits & 8) == 0 ? null : new BigDecimal("1.50");
        var given = new HashSet<String>();
        add(given, LIMIT, limit);
        add(given, STOP, stop);
        add(given, TRAIL, trail);
        add(given, PERCENT, percent);
        if (fitting.getOrDefault(type, Set.of()).contains(given)) {
          Pricing pricing = Pricing.of(type, limit, stop, trail, percent);
          assertThat(pricing.type()).isEqualTo(type);
          assertThat(pricing.limitPrice()).isEqualTo(limit);
          assertThat(pricing.stopPrice()).isEqualTo(stop);
          assertThat(pricing.trailPrice()).isEqualTo(trail);
          assertThat(pricing.trailPercent())
              .isEqualTo(percent == null ? null : new BigDecimal("1.5"));
        } else {
          assertThatIllegalArgumentException()
              .as("%s with %s", type, given)
              .isThrownBy(() -> Pricing.of(type, limit, stop, trail, percent));
        }
      }
    }
  }

  @Test
  void trailsByAShareOfThePrice() {
    for (String wrong : Set.of("0", "-1", "100", "100.5", "1.00001")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> new Pricing.Trail.ByPercent(new BigDecimal(wrong)));
    }
    assertThat(new Pricing.Trail.ByPercent(new BigDecimal("10.0")))
        .isEqualTo(new Pricing.Trail.ByPercent(new BigDecimal("10")))
        .hasSameHashCodeAs(new Pricing.Trail.ByPercent(new BigDecimal("10")));
  }

  private static @Nullable Price price(int bit, String text) {
    return bit == 0 ? null : Price.of(text);
  }

  private static void add(Set<String> given, String field, @Nullable Object value) {
    if (value != null) {
      given.add(field);
    }
  }
}
