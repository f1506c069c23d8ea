package io.breakwater.localstack.venue.order;

import io.breakwater.money.Price;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The prices that an order names.
 *
 * @param limit its limit, or null
 * @param stop the price that sets it to work, or null
 * @param trail how its stop follows the market, or null
 */
public record Prices(@Nullable Price limit, @Nullable Price stop, @Nullable Trail trail) {
  public static final Prices NONE = new Prices(null, null, null);

  public static Prices limit(@Nullable Price limit) {
    return new Prices(limit, null, null);
  }

  /** Whether both wait for the same price. */
  public boolean waitFor(Prices other) {
    return Objects.equals(stop, other.stop) && Objects.equals(trail, other.trail);
  }

  /**
   * @throws IllegalArgumentException if an order of that type names other prices
   */
  void requireFor(OrderType type) {
    boolean fits =
        type.hasLimit() == (limit != null)
            && type.hasStop() == (stop != null)
            && (type == OrderType.TRAILING_STOP) == (trail != null);
    if (!fits) {
      throw new IllegalArgumentException("%s does not go with %s".formatted(type, this));
    }
  }
}
