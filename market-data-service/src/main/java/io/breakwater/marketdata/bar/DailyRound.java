package io.breakwater.marketdata.bar;

import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "extend every series after the close": looks whether a session has completed since
 * the last round, and fetches its bars for each series that somebody ever asked for. Meant to be
 * called by one thread, over and over; a series that fails is tried again the next time.
 */
public final class DailyRound {

  private static final Logger LOG = LoggerFactory.getLogger(DailyRound.class);

  private final BackfillBars backfill;
  private final FillOnce filling;
  private final BarStore store;

  private @Nullable LocalDate doneThrough;

  public DailyRound(BackfillBars backfill, FillOnce filling, BarStore store) {
    this.backfill = backfill;
    this.filling = filling;
    this.store = store;
  }

  public void run() {
    LocalDate last = backfill.lastCompletedSession().date();
    if (last.equals(doneThrough)) {
      return;
    }
    int extended = 0;
    int failed = 0;
    for (Series series : store.series()) {
      if (extend(series)) {
        extended++;
      } else {
        failed++;
      }
    }
    LOG.atInfo()
        .addKeyValue("session", last)
        .addKeyValue("series", extended)
        .addKeyValue("failed", failed)
        .log("bars extended");
    if (failed == 0) {
      doneThrough = last;
    }
  }

  private boolean extend(Series series) {
    try {
      filling.extend(series);
      return true;
    } catch (VendorUnavailableException e) {
      LOG.atWarn().addKeyValue("symbol", series.symbol()).setCause(e).log("bars not extended");
      return false;
    }
  }
}
