package io.breakwater.marketdata.bar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The bars we have, and for which dates we asked the vendor: a covered date without a bar is a date
 * on which the symbol did not trade. Each method is one transaction. Implementations are
 * thread-safe.
 */
public interface BarStore {

  /** The parts of the wanted range that are not covered, oldest first. */
  List<DateRange> missing(Series series, DateRange wanted);

  /** Adds the bars; one that is there already is replaced. */
  void put(Series series, List<Bar> bars);

  /**
   * Records that the range is covered.
   *
   * @param verifiedOn where nothing was covered before, the date on which the history agrees with
   *     the vendor's; else that date stays as it is
   */
  void cover(Series series, DateRange range, LocalDate verifiedOn);

  /** Records that our history agrees with the vendor's on that date. */
  void verified(Series series, LocalDate on);

  /**
   * Forgets that anything is covered, so that all of it is fetched anew. The bars stay until then.
   */
  void uncover(Series series);

  Optional<Coverage> coverage(Series series);

  /** Every series of which anything is covered. */
  List<Series> series();

  /** Bars in the range, by date. */
  List<Bar> bars(Series series, DateRange range);

  /** The newest bar in the range. */
  Optional<Bar> newest(Series series, DateRange range);
}
