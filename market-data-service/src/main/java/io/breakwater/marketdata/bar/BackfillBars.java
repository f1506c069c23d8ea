package io.breakwater.marketdata.bar;

import io.breakwater.calendar.TradingSession;
import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "make sure we have these bars": fetches from the vendor what is not covered yet, of
 * completed sessions only.
 *
 * <p>A corporate action rewrites the vendor's adjusted history. So whenever bars are added to an
 * adjusted series, and once per trading date, the newest bar that we had is compared with the
 * vendor's; if they differ, the whole series is fetched anew.
 *
 * <p>Everything here may be repeated: bars replace themselves, and dates count as covered only
 * after their bars are stored. Thread-safe; two threads that fill the same series do the work
 * twice, so callers go through {@link FillOnce}.
 */
public final class BackfillBars {

  private static final Logger LOG = LoggerFactory.getLogger(BackfillBars.class);

  /** A vendor may be late with a symbol's newest bar, but not by more sessions than this. */
  private static final int LATE_SESSIONS = 5;

  private final BarStore store;
  private final BarVendor vendor;
  private final MarketHours hours;
  private final Duration settling;

  /**
   * @param settling market time after a close until the vendor has the session's final bar
   */
  public BackfillBars(BarStore store, BarVendor vendor, MarketHours hours, Duration settling) {
    this.store = store;
    this.vendor = vendor;
    this.hours = hours;
    this.settling = settling;
  }

  /** The newest session whose bar can be expected. */
  public TradingSession lastCompletedSession() {
    return hours.lastCompletedSession(settling);
  }

  /** The part of the range that lies in completed sessions. */
  public Optional<DateRange> completedPart(DateRange range) {
    LocalDate last = lastCompletedSession().date();
    LocalDate through = range.through().isAfter(last) ? last : range.through();
    return range.from().isAfter(through)
        ? Optional.empty()
        : Optional.of(new DateRange(range.from(), through));
  }

  /**
   * Fetches what the range lacks.
   *
   * @throws VendorUnavailableException if bars are missing and the vendor did not give them
   */
  public void fill(Series series, DateRange range) {
    Optional<Coverage> before = store.coverage(series);
    List<DateRange> missing =
        completedPart(range).map(part -> store.missing(series, part)).orElse(List.of());
    missing.forEach(part -> fetch(series, part));
    if (series.adjustment().isRewrittenByHistory()) {
      before
          .filter(known -> !missing.isEmpty() || known.verifiedOn().isBefore(hours.tradingDate()))
          .ifPresent(known -> verifyHistory(series, known.covered()));
    }
  }

  /** Fetches what the sessions since the last time have added to a series. */
  public void extend(Series series) {
    store
        .coverage(series)
        .ifPresent(coverage -> {
          LocalDate last = lastCompletedSession().date();
          if (coverage.covered().through().isBefore(last)) {
            fill(series, new DateRange(coverage.covered().through(), last));
          }
        });
  }

  /**
   * Compares the newest bar of what was covered before with the vendor's. This comes after the new
   * bars were fetched: a history rewritten in between would otherwise leave bars of two kinds.
   */
  private void verifyHistory(Series series, DateRange coveredBefore) {
    Optional<Bar> ours = store.newest(series, coveredBefore);
    if (ours.isPresent() && vendorDisagrees(series, ours.get())) {
      LOG.atInfo()
          .addKeyValue("symbol", series.symbol())
          .addKeyValue("adjustment", series.adjustment())
          .log("adjusted history was rewritten, fetching it anew");
      DateRange whole = store.coverage(series).map(Coverage::covered).orElse(coveredBefore);
      store.uncover(series);
      fetch(series, whole);
    } else {
      store.verified(series, hours.tradingDate());
    }
  }

  private boolean vendorDisagrees(Series series, Bar ours) {
    List<Bar> theirs = new ArrayList<>();
    vendor.daily(series, new DateRange(ours.date(), ours.date()), theirs::addAll);
    return !theirs.equals(List.of(ours));
  }

  private void fetch(Series series, DateRange range) {
    LocalDate[] newest = {range.from().minusDays(1)};
    vendor.daily(
        series,
        range,
        page -> {
          store.put(series, page);
          newest[0] = page.isEmpty() ? newest[0] : page.getLast().date();
        });
    LocalDate through = coveredThrough(range, newest[0]);
    if (!through.isBefore(range.from())) {
      store.cover(series, new DateRange(range.from(), through), hours.tradingDate());
    }
  }

  /** What the vendor is only late with must not count as covered. */
  private LocalDate coveredThrough(DateRange range, LocalDate newestBar) {
    LocalDate lateSince =
        hours.sessionsThrough(lastCompletedSession().date(), LATE_SESSIONS).getFirst().date();
    if (isLastSession(newestBar, range.through()) || range.through().isBefore(lateSince)) {
      return range.through();
    }
    LocalDate beforeLate = lateSince.minusDays(1);
    return newestBar.isAfter(beforeLate) ? newestBar : beforeLate;
  }

  private boolean isLastSession(LocalDate date, LocalDate through) {
    return !date.isBefore(through) || hours.sessions(date.plusDays(1), through).isEmpty();
  }
}
