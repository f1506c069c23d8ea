package io.breakwater.execution.position;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one position, held by the running transaction: nobody else adds to them meanwhile.
 * They are only ever added to. Confined to the transaction's thread.
 */
public interface PositionEntries {

  /** The position after every entry there is. */
  Position position();

  /** The greatest place that an entry has; empty where there is none. */
  Optional<Place> last();

  /** An id for the next entry, above all there are. */
  long nextId();

  /** The entry that counts a fill, and that nothing has reversed. */
  Optional<PositionEntry> standing(long fillId);

  /** The split from that time, that nothing has reversed. */
  Optional<PositionEntry> standingSplit(Instant at);

  /**
   * The nearest state before a place from which the rest can be worked out again: how the position
   * stood at an entry, where nothing learned later belongs at or before that entry.
   */
  Optional<State> stateBefore(Place place);

  /**
   * What changes the position after a place, in order, but for what was reversed.
   *
   * @param after null for everything
   */
  List<PositionEntry> changesAfter(@Nullable Place after);

  /** Adds an entry, and what the position is since. */
  void add(PositionEntry entry, Position after);

  /** How a position stood at a place. */
  record State(Place place, Position position) {}
}
