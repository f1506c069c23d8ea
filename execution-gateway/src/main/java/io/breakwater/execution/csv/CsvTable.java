package io.breakwater.execution.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is a list of rows at heart. As CSV (RFC 4180, UTF-8) it is a header row and a line
 * per row, also where there is none. The columns are the components of the row's record, in their
 * order and under their names in JSON; each value is what JSON has, null is empty, and what is
 * nested is JSON. New components go to the end, so that a column keeps its place.
 *
 * <p>A text that a spreadsheet could take for a formula, because it begins with {@code =}, {@code
 * +}, {@code -}, {@code @}, a tab or a line break, gets an apostrophe in front; a plain number
 * stays as it is.
 *
 * @param <R> the row
 */
public interface CsvTable<R extends Record> {
  String MEDIA_TYPE = "text/csv";

  List<R> rows();

  /** Where the next page begins; null on the last. As CSV it is the header {@code Next-Cursor}. */
  default @Nullable String nextCursor() {
    return null;
  }
}
