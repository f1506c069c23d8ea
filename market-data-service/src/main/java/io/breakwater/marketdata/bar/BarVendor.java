package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.util.List;
import java.util.function.Consumer;

/** The vendor's history of daily bars. Implementations are thread-safe. */
public interface BarVendor {

  /**
   * Hands over the bars of the range page by page, in order of date; a bar that makes no sense is
   * left out and counted. A symbol that the vendor does not know has none.
   *
   * @throws VendorUnavailableException if the vendor did not answer, or refused the question; some
   *     pages may have been handed over
   */
  void daily(Series series, DateRange range, Consumer<List<Bar>> page);
}
