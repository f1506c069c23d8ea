package io.breakwater.execution.position;

import io.breakwater.execution.broker.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Average cost in exact fractions, written the slow and obvious way: it remembers what happened,
 * edits that when something turns out never to have happened, and works all of it out again.
 */
final class PositionOracle {
  private static final Fraction BILLION = Fraction.of(new BigDecimal("1000000000"));

  private final List<Happening> happenings = new ArrayList<>();
  private Fraction quantity = Fraction.ZERO;
  private Fraction cost = Fraction.ZERO;
  private Fraction realized = Fraction.ZERO;
  private Fraction cash = Fraction.ZERO;

  Fraction quantity() {
    return quantity;
  }

  Fraction cost() {
    return cost;
  }

  Fraction realized() {
    return realized;
  }

  /** All that was paid (below zero) and received. */
  Fraction cash() {
    return cash;
  }

  void fill(long id, Side side, BigDecimal shares, BigDecimal price, Instant at) {
    happenings.add(indexAfter(at), new Traded(id, at, side, shares, price));
  }

  /** Before whatever happened at the same time. */
  void split(SplitRatio ratio, Instant at) {
    int index = 0;
    while (index < happenings.size() && happenings.get(index).at().isBefore(at)) {
      index++;
    }
    happenings.add(index, new Splitting(at, ratio));
  }

  /** There never was one at that time. */
  void reverseSplit(Instant at) {
    happenings.removeIf(happening -> happening instanceof Splitting && happening.at().equals(at));
  }

  void bust(long id) {
    happenings.remove(indexOf(id));
  }

  void correct(long id, long by, BigDecimal shares, BigDecimal price) {
    int index = indexOf(id);
    var was = (Traded) happenings.get(index);
    happenings.set(index, new Traded(by, was.at(), was.side(), shares, price));
  }

  void workOut() {
    quantity = Fraction.ZERO;
    cost = Fraction.ZERO;
    realized = Fraction.ZERO;
    cash = Fraction.ZERO;
    for (Happening happening : happenings) {
      switch (happening) {
        case Traded traded -> trade(traded.side(), traded.shares(), traded.price());
        case Splitting splitting -> split(splitting.ratio());
      }
    }
  }

  private void trade(Side side, BigDecimal shares, BigDecimal price) {
    Fraction sign = Fraction.of(side == Side.BUY ? BigDecimal.ONE : BigDecimal.ONE.negate());
    Fraction left = Fraction.of(shares);
    Fraction at = Fraction.of(price);
    cash = cash.minus(left.times(sign).times(at));
    Fraction against = quantity.times(sign).negated();
    if (against.signum() > 0) {
      Fraction closing = against.compareTo(left) < 0 ? against : left;
      Fraction average = cost.over(quantity);
      realized = realized.plus(at.minus(average).times(closing).times(sign.negated()));
      cost = cost.plus(average.times(closing).times(sign));
      quantity = quantity.plus(closing.times(sign));
      left = left.minus(closing);
    }
    quantity = quantity.plus(left.times(sign));
    cost = cost.plus(left.times(sign).times(at));
  }

  /** Whole billionths of a share remain, rounded toward none. */
  private void split(SplitRatio ratio) {
    Fraction billionths =
        quantity
            .times(BILLION)
            .times(Fraction.of(BigDecimal.valueOf(ratio.to())))
            .over(Fraction.of(BigDecimal.valueOf(ratio.from())));
    BigInteger whole = billionths.above().divide(billionths.below());
    quantity = Fraction.of(new BigDecimal(whole)).over(BILLION);
    if (quantity.signum() == 0) {
      realized = realized.minus(cost);
      cost = Fraction.ZERO;
    }
  }

  private int indexAfter(Instant at) {
    int index = 0;
    while (index < happenings.size() && !happenings.get(index).at().isAfter(at)) {
      index++;
    }
    return index;
  }

  private int indexOf(long id) {
    for (int i = 0; i < happenings.size(); i++) {
      if (happenings.get(i) instanceof Traded traded && traded.id() == id) {
        return i;
      }
    }
    throw new IllegalArgumentException("no fill " + id);
  }

  private sealed interface Happening {
    Instant at();
  }

  private record Traded(long id, Instant at, Side side, BigDecimal shares, BigDecimal price)
      implements Happening {}

  private record Splitting(Instant at, SplitRatio ratio) implements Happening {}
}
