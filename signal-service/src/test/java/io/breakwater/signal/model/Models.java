package io.breakwater.signal.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Models to register. */
public final class Models {
  public static final StrategyId ALPHA = new StrategyId("alpha");
  public static final StrategyId BETA = new StrategyId("beta");

  private Models() {}

  /** A model of the {@link FakeEngine} with these features. */
  public static NewModel fake(StrategyId strategy, String... features) {
    return withText(strategy, FakeEngine.text(List.of(features)), features);
  }

  public static NewModel withText(StrategyId strategy, ModelText text, String... features) {
    return new NewModel(
        strategy,
        text,
        List.of(features),
        new TrainedOn(
            List.of("AAPL", "IBM"), LocalDate.of(2010, 1, 4), LocalDate.of(2012, 12, 28), 1500),
        Map.of("validation_rank_ic", 0.02, "validation_rmse", 0.99));
  }
}
