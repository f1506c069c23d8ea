package io.breakwater.execution.position;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where an entry belongs among those of its position: by market time, and by number where two have
 * the same. Not when we learned of it.
 *
 * @param number unique among the entries of a position, but for a correction, which takes the place
 *     of what it corrects
 */
public record Place(Instant at, long number) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::at).thenComparingLong(Place::number);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
