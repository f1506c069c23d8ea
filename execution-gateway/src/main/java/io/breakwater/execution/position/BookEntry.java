package io.breakwater.execution.position;

import io.breakwater.execution.position.PositionChange.Split;
import io.breakwater.execution.position.PositionChange.Trade;
import io.breakwater.execution.position.PositionEntries.State;
import io.breakwater.execution.position.PositionEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Books what moves a position. What comes last in market time is added to the position as it
 * stands; what belongs further back, and what takes an entry out, has everything from that place on
 * worked out again, so that the position is what it would have been had we known all along: a bust
 * leaves no profit behind, and fills in any order of arrival come to the same. Thread-safe.
 */
public final class BookEntry {
  private static final Comparator<PositionEntry> IN_PLACE =
      Comparator.comparing(PositionEntry::place).thenComparingLong(PositionEntry::id);

  private BookEntry() {}

  /** A fill is counted, at the time of its execution. */
  public static void fill(PositionEntries entries, long fillId, Trade trade, Instant at) {
    add(entries, Kind.FILL, fillId, trade, at);
  }

  /** Shares are turned into others, before everything of that time. */
  public static void split(PositionEntries entries, SplitRatio ratio, Instant at) {
    add(entries, Kind.SPLIT, null, new Split(ratio), at);
  }

  /**
   * A fill is taken out.
   *
   * @return whether it was counted and stood
   */
  public static boolean bust(PositionEntries entries, long fillId) {
    return entries
        .standing(fillId)
        .map(reversed -> reverse(entries, Kind.BUST, reversed, fillId, null))
        .isPresent();
  }

  /**
   * A fill is taken out, and another put in its place.
   *
   * @return whether it was counted and stood
   */
  public static boolean correct(
      PositionEntries entries, long fillId, long replacementId, Trade replacement) {
    return entries
        .standing(fillId)
        .map(reversed -> reverse(entries, Kind.CORRECTION, reversed, replacementId, replacement))
        .isPresent();
  }

  /**
   * A split is taken out.
   *
   * @return whether one was counted from that time and stood
   */
  public static boolean reverseSplit(PositionEntries entries, Instant at) {
    return entries
        .standingSplit(at)
        .map(reversed -> reverse(entries, Kind.SPLIT_REVERSAL, reversed, null, null))
        .isPresent();
  }

  private static void add(
      PositionEntries entries,
      Kind kind,
      @Nullable Long fillId,
      PositionChange change,
      Instant at) {
    long id = entries.nextId();
    // Negative numbers go first: a split counts before whatever was traded at its very time.
    var place = new Place(at, kind == Kind.SPLIT ? -id : id);
    boolean outOfPlace = entries.last().filter(last -> last.compareTo(place) > 0).isPresent();
    var entry = new PositionEntry(id, kind, fillId, null, change, place, outOfPlace);
    Position after =
        outOfPlace ? again(entries, entry, null) : change.appliedTo(entries.position());
    entries.add(entry, after);
  }

  private static PositionEntry reverse(
      PositionEntries entries,
      Kind kind,
      PositionEntry reversed,
      @Nullable Long fillId,
      @Nullable PositionChange change) {
    long id = entries.nextId();
    var entry = new PositionEntry(id, kind, fillId, reversed.id(), change, reversed.place(), true);
    entries.add(entry, again(entries, entry, reversed));
    return entry;
  }

  /** The position, worked out again from the place of an entry. */
  private static Position again(
      PositionEntries entries, PositionEntry added, @Nullable PositionEntry removed) {
    Optional<State> before = entries.stateBefore(added.place());
    List<PositionEntry> changes =
        new ArrayList<>(entries.changesAfter(before.map(State::place).orElse(null)));
    if (removed != null) {
      changes.removeIf(entry -> entry.id() == removed.id());
    }
    changes.add(added);
    changes.sort(IN_PLACE);
    Position position = before.map(State::position).orElse(Position.NONE);
    for (PositionEntry entry : changes) {
      PositionChange change = entry.change();
      position = change == null ? position : change.appliedTo(position);
    }
    return position;
  }
}
