package io.breakwater.marketdata.bar;

import java.util.Locale;

/**
 * For which corporate actions the prices and volumes of a bar series are adjusted, by the vendor.
 */
public enum Adjustment {
  /** As traded on the day. */
  RAW,
  /** For splits. */
  SPLIT,
  /** For splits and dividends. */
  ALL;

  /** The name in requests, in the database and at the vendor. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if a corporate action changes bars that were already known. */
  public boolean isRewrittenByHistory() {
    return this != RAW;
  }
}
