package io.breakwater.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists of dates in this package's test resources: on each line the start of a date and its ends.
 */
final class RecordedDays {

  private RecordedDays() {}

  static SortedSet<LocalDate> read(String resource) {
    var stream = Objects.requireNonNull(RecordedDays.class.getResourceAsStream(resource), resource);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(RecordedDays::dates)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<LocalDate> dates(String line) {
    String[] parts = line.split(": ");
    return Arrays.stream(parts[1].split(" ")).map(end -> LocalDate.parse(parts[0] + "-" + end));
  }
}
