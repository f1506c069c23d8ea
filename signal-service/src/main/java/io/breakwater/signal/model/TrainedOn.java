package io.breakwater.signal.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model has seen.
 *
 * @param start first session whose features it was given
 * @param end last session any of whose prices it was given, those in the labels included
 * @param rows symbols times sessions, those with a label
 */
public record TrainedOn(List<String> symbols, LocalDate start, LocalDate end, int rows) {

  public TrainedOn {
    symbols = List.copyOf(symbols);
  }
}
