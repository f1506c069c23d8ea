package io.breakwater.localstack.venue.order;

import org.jspecify.annotations.Nullable;

/**
 * Which other orders an order belongs to.
 *
 * @param replaces the order in whose place it came, or is to come; or null
 * @param replacedBy the order that came, or is to come, in its place; or null
 */
public record Links(@Nullable OrderId replaces, @Nullable OrderId replacedBy) {
  public static final Links NONE = new Links(null, null);

  static Links replacing(OrderId replaced) {
    return new Links(replaced, null);
  }

  Links replacedBy(@Nullable OrderId successor) {
    return new Links(replaces, successor);
  }
}
