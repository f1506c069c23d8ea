package io.breakwater.orchestrator.positions;

import io.breakwater.money.SignedQuantity;

/**
 * One strategy's position in one symbol.
 *
 * @param held the net shares its orders have filled, short below zero
 * @param working the signed rest of its orders that may still fill
 */
public record Position(SignedQuantity held, SignedQuantity working) {

  public static final Position FLAT = new Position(SignedQuantity.ZERO, SignedQuantity.ZERO);
}
