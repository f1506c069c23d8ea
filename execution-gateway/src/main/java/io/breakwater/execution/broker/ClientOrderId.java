package io.breakwater.execution.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order's id that its sender chose (FIX tag 11): the idempotency key, passed to the broker as
 * it is. 1 to 128 visible ASCII characters, as many as Alpaca takes; unique for ever, also after a
 * cancel.
 */
public record ClientOrderId(String value) {

  /** For Bean Validation on what comes in from outside. */
  public static final String FORM = "[!-~]{1,128}";

  private static final Pattern PATTERN = Pattern.compile(FORM);
  private static final String RESERVED_PREFIX = "bw-";
  private static final String STAND_IN_PREFIX = "external-";

  public ClientOrderId {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("clientOrderId must have the form " + FORM);
    }
  }

  /**
   * The id that an order has at the broker, or one that stands in for it: somebody else may have
   * sent the order without an id, or under one of a form that ours never have. The stand-in is made
   * of the broker's own id, so it is the same wherever the order is told of, and no other's.
   *
   * @param stated what the broker says; null or empty where it says none
   */
  public static ClientOrderId ofBroker(@Nullable String stated, BrokerOrderId order) {
    return stated != null && PATTERN.matcher(stated).matches()
        ? new ClientOrderId(stated)
        : standInFor(order);
  }

  private static ClientOrderId standInFor(BrokerOrderId order) {
    String plain = STAND_IN_PREFIX + order;
    return new ClientOrderId(
        PATTERN.matcher(plain).matches()
            ? plain
            : STAND_IN_PREFIX + UUID.nameUUIDFromBytes(order.value().getBytes(UTF_8)));
  }

  /** Whether the id has the prefix of those that only our own services derive. */
  public boolean isReserved() {
    return value.startsWith(RESERVED_PREFIX);
  }

  @Override
  public String toString() {
    return value;
  }
}
