package io.breakwater.execution.csv.web;

import io.breakwater.execution.csv.CsvTable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.ResolvableType;

/** The columns of a table: the components of its row, under the names that JSON gives them. */
final class Columns {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private Columns() {}

  static List<String> of(Class<?> table) {
    Class<?> row = ResolvableType.forClass(table).as(CsvTable.class).resolveGeneric(0);
    if (row == null || !row.isRecord()) {
      throw new IllegalArgumentException("a table names the record of its rows, was " + table);
    }
    return Arrays.stream(row.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT))
        .toList();
  }
}
