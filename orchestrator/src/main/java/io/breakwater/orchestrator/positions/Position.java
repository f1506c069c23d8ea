package io.breakwater.orchestrator.positions;

import io.breakwater.money.SignedQuantity;

/**
 * The position of one strategy, or of the account, in one symbol.
 *
 * @param held the net shares the orders have filled, short below zero
 * @param working the signed rest of the orders that may still fill
 */
public record Position(SignedQuantity held, SignedQuantity working) {

  public static final Position FLAT = new Position(SignedQuantity.ZERO, SignedQuantity.ZERO);
}
