package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers as plain texts, without exponent and needless zeros, and ids made from names. */
final class Plain {
  private Plain() {}

  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static String text(Money money) {
    return text(money.amount());
  }

  static @Nullable String textOrNull(@Nullable Object number) {
    return number == null ? null : number.toString();
  }

  /** The same symbol always has the same asset id. */
  static UUID assetId(String symbol) {
    return UUID.nameUUIDFromBytes(("asset:" + symbol).getBytes(StandardCharsets.UTF_8));
  }
}
