package io.breakwater.localstack.venue.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every request that reached the venue, written down before anything is done about it, and its
 * answer. Tests count here what really arrived. Thread-safe.
 */
public interface Arrivals {

  /**
   * Writes an arrival down and returns its number.
   *
   * @param fault the name of what is about to strike it; null if nothing is
   */
  long arrived(Arrival.Request request, @Nullable String fault);

  /** Adds what was answered. */
  void answered(long number, int status, @Nullable Long code);

  /** The arrivals with a higher number, oldest first. */
  List<Arrival> after(long number, int limit);
}
