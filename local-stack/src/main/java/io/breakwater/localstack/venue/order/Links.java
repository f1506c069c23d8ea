package io.breakwater.localstack.venue.order;

import org.jspecify.annotations.Nullable;

/**
 * Which other orders an order belongs to.
 *
 * @param replaces the order in whose place it came, or is to come; or null
 * @param replacedBy the order that came, or is to come, in its place; or null
 * @param family null for an order that stands alone
 */
public record Links(
    @Nullable OrderId replaces, @Nullable OrderId replacedBy, @Nullable Family family) {
  public static final Links NONE = new Links(null, null, null);

  static Links of(Family family) {
    return new Links(null, null, family);
  }

  Links succeeding(OrderId replaced) {
    return new Links(replaced, null, family);
  }

  Links replacedBy(@Nullable OrderId successor) {
    return new Links(replaces, successor, family);
  }
}
