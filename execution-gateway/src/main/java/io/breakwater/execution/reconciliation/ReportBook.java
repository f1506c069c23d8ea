package io.breakwater.execution.reconciliation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons of the books, kept. Each method is one transaction. Thread-safe. */
public interface ReportBook {

  /**
   * Asks for a comparison; whoever follows the broker takes it up. One that was asked for and has
   * not ended serves for both.
   */
  Report request(String actor);

  /** The comparison that was asked for and has not ended. */
  Optional<Report> requested();

  /**
   * Keeps what a comparison came to.
   *
   * @param requested whose request it answers; null for none
   * @param token of the lease it was made under: a late holder's is not kept
   */
  void keep(Findings findings, @Nullable Report requested, long token);

  /** Keeps that a comparison that was asked for came to nothing. */
  void fail(Report requested, String why);

  /** The last one that has ended and did not fail. */
  Optional<Report> latest();

  Optional<Report> find(long id);

  /**
   * Newest first, without their differences.
   *
   * @param before the id of the last one of the page before; null for the first page
   */
  List<Report> page(@Nullable Long before, int limit);
}
