package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.trading.Closing;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how much of a position a client wants to close. */
final class ClosingRequest {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}(\\.\\d{1,9})?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ClosingRequest() {}

  static Closing.Part read(@Nullable String quantity, @Nullable String percentage) {
    if (quantity != null && !quantity.isEmpty()) {
      if (percentage != null && !percentage.isEmpty()) {
        throw Body.bad("only one of qty or percentage is accepted");
      }
      return new Closing.Shares(Quantity.of(positive("qty", quantity)));
    }
    if (percentage == null || percentage.isEmpty()) {
      return new Closing.Percent(HUNDRED);
    }
    BigDecimal percent = positive("percentage", percentage);
    if (percent.compareTo(HUNDRED) > 0) {
      throw Body.bad("percentage must be no more than 100");
    }
    return new Closing.Percent(percent);
  }

  private static BigDecimal positive(String field, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw Body.bad(field + " is not a number of at most 9 decimals");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      throw Body.bad(field + " must be greater than 0");
    }
    return value;
  }
}
