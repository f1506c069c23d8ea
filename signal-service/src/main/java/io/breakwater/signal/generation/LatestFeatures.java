package io.breakwater.signal.generation;

import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.feature.Exclusion.Reason;
import io.breakwater.signal.feature.FeaturePanel;
import io.breakwater.signal.feature.SymbolFeatures;
import io.breakwater.signal.generation.GenerationOutcome.BarsBehind;
import io.breakwater.signal.generation.GenerationOutcome.BarsUnavailable;
import io.breakwater.signal.generation.GenerationOutcome.NotASession;
import io.breakwater.signal.generation.GenerationOutcome.Refused;
import io.breakwater.signal.generation.GenerationOutcome.SessionNotOver;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features that a decision for a trading date may look at: those of the session before it, and
 * no older ones in their stead.
 *
 * <p>Thread-safe.
 */
final class LatestFeatures {
  private static final Logger LOG = LoggerFactory.getLogger(LatestFeatures.class);

  /**
   * Days of bars that are fetched: they hold the 61 sessions the features need and some twenty
   * more, so that a symbol suspended on the oldest of the 61 is seen to have traded before.
   */
  private static final int DAYS = 130;

  private final BuildFeatures features;
  private final BarCalendar calendar;

  LatestFeatures(BuildFeatures features, BarCalendar calendar) {
    this.features = features;
    this.calendar = calendar;
  }

  Answer before(LocalDate date, List<String> symbols) {
    Optional<LocalDate> session = calendar.sessionBefore(date);
    if (!calendar.isSession(date) || session.isEmpty()) {
      return new Missing(new NotASession(date));
    }
    if (!calendar.isOver(session.get())) {
      return new Missing(new SessionNotOver(session.get()));
    }
    return of(session.get(), symbols);
  }

  private Answer of(LocalDate session, List<String> symbols) {
    try {
      FeaturePanel panel = features.build(symbols, session.minusDays(DAYS), session);
      return panel.endsEarly()
          ? new Missing(new BarsBehind(session, panel.excluded()))
          : lastRows(panel);
    } catch (MarketDataUnavailableException e) {
      LOG.atWarn()
          .setCause(e)
          .addKeyValue("session", session)
          .log("no bars to generate signals from");
      return new Missing(new BarsUnavailable());
    }
  }

  private static Found lastRows(FeaturePanel panel) {
    var rows = new ArrayList<Row>();
    var excluded = new ArrayList<>(panel.excluded());
    for (SymbolFeatures symbol : panel.symbols()) {
      OptionalInt last = symbol.history().rowOf(panel.through());
      if (last.isEmpty()) {
        excluded.add(
            exclusion(
                symbol,
                Reason.NO_BAR_OF_LAST_SESSION,
                "its last bar is of " + lastSession(symbol)));
      } else if (last.getAsInt() + 1 < Alpha158.ROWS_NEEDED) {
        excluded.add(
            exclusion(
                symbol,
                Reason.SHORT_HISTORY,
                "it needs %d sessions, was %d"
                    .formatted(Alpha158.ROWS_NEEDED, last.getAsInt() + 1)));
      } else {
        rows.add(new Row(symbol, last.getAsInt()));
      }
    }
    return new Found(panel.through(), rows, excluded);
  }

  private static Exclusion exclusion(SymbolFeatures symbol, Reason reason, String detail) {
    return new Exclusion(symbol.symbol(), reason, detail);
  }

  private static LocalDate lastSession(SymbolFeatures symbol) {
    return symbol.history().session(symbol.history().rows() - 1);
  }

  /** The features, or why there are none. */
  sealed interface Answer {}

  /**
   * @param session the session they are of
   */
  record Found(LocalDate session, List<Row> rows, List<Exclusion> excluded) implements Answer {}

  record Missing(Refused why) implements Answer {}

  /** One symbol's features, and the row of them that counts. */
  record Row(SymbolFeatures features, int index) {

    String symbol() {
      return features.symbol();
    }

    double[] inputs(List<String> names) {
      return features.features().row(index, names);
    }
  }
}
