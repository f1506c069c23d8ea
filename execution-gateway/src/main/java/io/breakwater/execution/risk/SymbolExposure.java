package io.breakwater.execution.risk;

import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;

/**
 * How much of a symbol the account has, and may yet come to have.
 *
 * @param held by the fills that we have counted
 * @param buying what is left of orders to buy that are open, or may be, and what of them the broker
 *     has filled and we have not counted; of orders that exclude each other the largest
 * @param selling the same of orders to sell
 */
public record SymbolExposure(SignedQuantity held, Quantity buying, Quantity selling) {
  public static final SymbolExposure NONE =
      new SymbolExposure(SignedQuantity.ZERO, Quantity.ZERO, Quantity.ZERO);

  @Override
  public String toString() {
    return "held %s, buying %s, selling %s".formatted(held, buying, selling);
  }
}
