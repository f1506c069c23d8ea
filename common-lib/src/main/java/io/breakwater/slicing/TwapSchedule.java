package io.breakwater.slicing;

import io.breakwater.money.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * The slices of one parent order, in the order of their times.
 *
 * @param slices at least one
 */
public record TwapSchedule(List<Slice> slices) {

  /**
   * @throws IllegalArgumentException if there is no slice, or one does not have the number of its
   *     place, or is not later than the one before
   */
  public TwapSchedule {
    slices = List.copyOf(slices);
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("a schedule must have at least one slice");
    }
    for (int i = 0; i < slices.size(); i++) {
      if (slices.get(i).number() != i) {
        throw new IllegalArgumentException(
            "slice %d must have its place as number, was %d".formatted(i, slices.get(i).number()));
      }
      if (i > 0 && slices.get(i).offset().compareTo(slices.get(i - 1).offset()) <= 0) {
        throw new IllegalArgumentException(
            "slice %d must be later than slice %d, was %s and %s"
                .formatted(i, i - 1, slices.get(i).offset(), slices.get(i - 1).offset()));
      }
    }
  }

  /** What all slices are together: the parent's quantity. */
  public Quantity total() {
    return slices.stream().map(Slice::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * One planned piece of the parent.
   *
   * @param number its place in the schedule, from 0
   * @param offset when it is due, from the start of the horizon, zero or later
   * @param quantity whole shares, at least one
   */
  public record Slice(int number, Duration offset, Quantity quantity) {

    /**
     * @throws IllegalArgumentException if the offset lies before the start, or the quantity is not
     *     a whole number of shares above zero
     */
    public Slice {
      if (offset.isNegative()) {
        throw new IllegalArgumentException("offset must not be negative, was " + offset);
      }
      if (quantity.isZero() || quantity.value().scale() > 0) {
        throw new IllegalArgumentException("quantity must be whole shares, was " + quantity);
      }
    }
  }
}
