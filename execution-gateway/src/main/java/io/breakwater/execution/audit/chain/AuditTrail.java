package io.breakwater.execution.audit.chain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the chained log. Thread-safe. */
public interface AuditTrail {

  /**
   * Rows that match all of the filter that is set, the newest first.
   *
   * @param before the sequence of the last row of the page before; {@link Long#MAX_VALUE} for the
   *     first page
   */
  List<Entry> entries(Filter filter, long before, int limit);

  /**
   * What is null does not narrow.
   *
   * @param from market time, included
   * @param to market time, not included
   */
  record Filter(
      @Nullable String type,
      @Nullable String subjectKind,
      @Nullable String subjectId,
      @Nullable String actor,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * A row of the chain and the event that it names.
   *
   * @param sequence in the chain
   * @param at market time
   * @param recordedAt machine time
   */
  record Entry(
      long sequence,
      long eventSequence,
      String type,
      String subjectKind,
      String subjectId,
      String actor,
      Instant at,
      Instant recordedAt,
      Map<String, String> details,
      Hash hash) {

    public Entry {
      details = Map.copyOf(details);
    }
  }
}
