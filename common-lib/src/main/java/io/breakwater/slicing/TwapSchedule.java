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

  public TwapSchedule {
    slices = List.copyOf(slices);
  }

  /** What all slices are together: the parent's quantity. */
  public Quantity total() {
    return slices.stream().map(Slice::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * One planned piece of the parent.
   *
   * @param number its place in the schedule, from 0
   * @param offset when it is due, from the start of the horizon
   * @param quantity whole shares, at least one
   */
  public record Slice(int number, Duration offset, Quantity quantity) {}
}
