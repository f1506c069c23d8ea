package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.Side;
import io.breakwater.execution.position.PositionChange.Trade;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A random history of a position, played to its entries and to an oracle: fractions, partial
 * closes, flips, fills that come late, busts, corrections, splits, and such as were booked by
 * mistake. The same seed is the same history.
 */
public final class RandomHistory {
  public static final int MOST_STEPS = 20;

  private static final Instant OPEN = Instant.parse("2013-01-02T14:30:00Z");

  /** More could make more shares than a quantity holds. */
  private static final int MOST_SPLITS = 4;

  private final SplittableRandom random;
  private final PositionEntries entries;
  private final PositionOracle oracle = new PositionOracle();
  private final List<Long> standing = new ArrayList<>();
  private final List<Instant> standingSplits = new ArrayList<>();
  private Price last = Price.of(1);
  private Instant now = OPEN;
  private long fills;
  private int splits;
  private final Seen seen = new Seen();

  private RandomHistory(SplittableRandom random, PositionEntries entries) {
    this.random = random;
    this.entries = entries;
  }

  /** Plays the history of that seed. */
  public static RandomHistory play(long seed, PositionEntries entries) {
    var history = new RandomHistory(new SplittableRandom(seed), entries);
    int steps = history.random.nextInt(1, MOST_STEPS);
    for (int i = 0; i < steps; i++) {
      Position before = entries.position();
      history.step();
      history.seen.moved(before, entries.position());
    }
    history.oracle.workOut();
    return history;
  }

  PositionOracle oracle() {
    return oracle;
  }

  Price last() {
    return last;
  }

  Seen seen() {
    return seen;
  }

  private void step() {
    now = now.plusSeconds(random.nextInt(0, 3));
    int kind = random.nextInt(10);
    if (kind == 0 && !standing.isEmpty()) {
      bust();
    } else if (kind == 1 && !standing.isEmpty()) {
      correct();
    } else if (kind == 2 && splits < MOST_SPLITS) {
      split();
    } else if (kind == 3 && !standingSplits.isEmpty()) {
      reverseSplit();
    } else {
      fill();
    }
  }

  private void fill() {
    Trade trade = trade(random.nextBoolean() ? Side.BUY : Side.SELL);
    Instant at = at();
    long id = ++fills;
    BookEntry.fill(entries, id, trade, at);
    oracle.fill(id, trade.side(), trade.quantity().value(), trade.price().value(), at);
    standing.add(id);
    last = trade.price();
  }

  private void bust() {
    long id = standing.remove(random.nextInt(standing.size()));
    assertThat(BookEntry.bust(entries, id)).isTrue();
    assertThat(BookEntry.bust(entries, id)).as("once").isFalse();
    oracle.bust(id);
    seen.busts++;
  }

  private void correct() {
    int index = random.nextInt(standing.size());
    long id = standing.get(index);
    Side side = entries.standing(id).orElseThrow().change() instanceof Trade t ? t.side() : null;
    Trade trade = trade(Objects.requireNonNull(side));
    long by = ++fills;
    assertThat(BookEntry.correct(entries, id, by, trade)).isTrue();
    oracle.correct(id, by, trade.quantity().value(), trade.price().value());
    standing.set(index, by);
    seen.corrections++;
  }

  private void split() {
    int from = random.nextInt(1, 6);
    int to = random.nextInt(1, 6);
    splits++;
    // Now and then one that leaves nothing of a small position.
    var ratio = from == to ? new SplitRatio(SplitRatio.MOST, 1) : new SplitRatio(from, to);
    // Two splits of one moment would be one; the first may share its moment with a trade.
    Instant at = at().plusMillis(splits - 1L);
    boolean held = entries.position().quantity().signum() != 0;
    BookEntry.split(entries, ratio, at);
    oracle.split(ratio, at);
    standingSplits.add(at);
    seen.splits++;
    seen.dust += held && entries.position().quantity().signum() == 0 ? 1 : 0;
  }

  private void reverseSplit() {
    Instant at = standingSplits.remove(random.nextInt(standingSplits.size()));
    assertThat(BookEntry.reverseSplit(entries, at)).isTrue();
    assertThat(BookEntry.reverseSplit(entries, at)).as("once").isFalse();
    oracle.reverseSplit(at);
    seen.splitReversals++;
    if (random.nextBoolean()) {
      // The right one, in its place.
      var ratio = new SplitRatio(1, 2);
      BookEntry.split(entries, ratio, at);
      oracle.split(ratio, at);
      standingSplits.add(at);
    }
  }

  private Instant at() {
    boolean late = random.nextInt(4) == 0;
    seen.late += late ? 1 : 0;
    return late ? now.minusSeconds(random.nextInt(0, 20)) : now;
  }

  private Trade trade(Side side) {
    var price = Price.of(BigDecimal.valueOf(random.nextLong(1, 100_000_000), random.nextInt(7)));
    Quantity quantity = quantity();
    seen.fractions += quantity.value().scale() > 0 ? 1 : 0;
    return new Trade(side, quantity, price);
  }

  /** Often exactly what is held, so that positions close; else whole shares, fractions, dust. */
  private Quantity quantity() {
    Quantity held = entries.position().quantity().abs();
    return switch (random.nextInt(5)) {
      case 0 -> held.isZero() ? Quantity.of(1) : held;
      case 1 -> Quantity.of(BigDecimal.valueOf(random.nextLong(1, 100), 9));
      default ->
          Quantity.of(BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), random.nextInt(10)));
    };
  }

  /** What happened on the way. */
  static final class Seen {
    int flips;
    int closes;
    int fractions;
    int late;
    int busts;
    int corrections;
    int splits;
    int splitReversals;
    int dust;

    void add(Seen other) {
      flips += other.flips;
      closes += other.closes;
      fractions += other.fractions;
      late += other.late;
      busts += other.busts;
      corrections += other.corrections;
      splits += other.splits;
      splitReversals += other.splitReversals;
      dust += other.dust;
    }

    private void moved(Position before, Position after) {
      flips += before.quantity().signum() * after.quantity().signum() < 0 ? 1 : 0;
      closes += before.quantity().signum() != 0 && after.quantity().signum() == 0 ? 1 : 0;
    }
  }
}
