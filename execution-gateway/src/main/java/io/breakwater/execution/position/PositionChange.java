package io.breakwater.execution.position;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;

/** What moves a position. */
public sealed interface PositionChange {

  /** The position once it has happened. */
  Position appliedTo(Position held);

  /** Shares bought or sold. */
  record Trade(Side side, Quantity quantity, Price price) implements PositionChange {
    @Override
    public Position appliedTo(Position held) {
      return held.after(side, quantity, price);
    }
  }

  /** The company turned its shares into more or fewer. */
  record Split(SplitRatio ratio) implements PositionChange {
    @Override
    public Position appliedTo(Position held) {
      return held.after(ratio);
    }
  }
}
