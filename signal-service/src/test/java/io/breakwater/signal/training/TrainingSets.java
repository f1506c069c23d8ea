package io.breakwater.signal.training;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.signal.training.TrainingSet.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Training sets made up from a seed. */
public final class TrainingSets {
  private static final List<LocalDate> SESSIONS =
      TradingCalendar.nyse().sessions(LocalDate.of(2008, 1, 2), LocalDate.of(2012, 12, 31)).stream()
          .map(TradingSession::date)
          .toList();

  private TrainingSets() {}

  /** Four symbols a session, whose labels are their first feature and as much noise. */
  public static TrainingSet planted(long seed, List<String> features, int rows) {
    var random = new SplittableRandom(seed);
    var made = new ArrayList<Row>();
    for (int i = 0; i < rows; i++) {
      double[] inputs = random.doubles(features.size(), -1, 1).toArray();
      double label = inputs[0] + random.nextDouble(-1, 1);
      int session = i / 4;
      made.add(
          new Row(
              "S" + i % 4,
              SESSIONS.get(session),
              SESSIONS.get(session + Labels.SESSIONS_AHEAD),
              inputs,
              label));
    }
    return new TrainingSet(features, made);
  }
}
