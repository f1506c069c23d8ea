package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.signal.Bars;
import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.InMemoryBars;
import io.breakwater.signal.model.InMemoryModelRegistry;
import io.breakwater.signal.model.LoadedModel;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.Models;
import io.breakwater.signal.model.OpenModel;
import io.breakwater.signal.model.lightgbm.LightGbmEngine;
import io.breakwater.signal.training.TrainingOutcome.Trained;
import io.breakwater.signal.training.lightgbm.BoostingSettings;
import io.breakwater.signal.training.lightgbm.LightGbmTrainer;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Training with LightGBM itself, on as many rows as the bundled history has. */
class TrainModelIT {
  private static final LocalDate FROM = LocalDate.of(2000, 3, 1);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");

  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final LightGbmEngine engine = new LightGbmEngine();

  @Test
  void trainsOnThirteenYearsOfFiveSymbolsReproducibly() {
    TrainModel trainModel = trainModel();
    var request = new TrainingRequest(Models.ALPHA, SYMBOLS, null, THROUGH);

    Model first = ((Trained) trainModel.train(request)).model();
    Model second = ((Trained) trainModel.train(request)).model();

    assertThat(first.trainedOn().rows()).isGreaterThan(15_000);
    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(second.metrics()).isEqualTo(first.metrics());
  }

  /** Prices that wander at random cannot be foretold: whoever reports more has looked ahead. */
  @Test
  void reportsNoEdgeWhereThereIsNone() {
    var request = new TrainingRequest(Models.ALPHA, SYMBOLS, null, THROUGH);

    Model model = ((Trained) trainModel().train(request)).model();

    double margin = 3 * model.metrics().get("validation_rank_ic_standard_error");
    assertThat(model.metrics().get("validation_rank_ic")).isBetween(-margin, margin);
    assertThat(model.metrics().get("validation_rmse"))
        .isGreaterThan(0.98 * model.metrics().get("validation_rmse_of_zero"));
  }

  @Test
  void whatItTrainsPassesTheChecksBeforeUse() {
    var request = new TrainingRequest(Models.ALPHA, SYMBOLS, LocalDate.of(2011, 1, 3), THROUGH);

    Model model = ((Trained) trainModel().train(request)).model();

    try (LoadedModel loaded = new OpenModel(registry, engine, Alpha158.names()).open(model)) {
      assertThat(loaded.score(List.of(new double[158]))[0]).isFinite();
    }
  }

  /** The first of five stretches leaves the trainer with one session, far below a leaf's rows. */
  @Test
  void trainsOnTheFewestSessionsThatItTakes() {
    List<String> symbols = IntStream.range(0, 40).mapToObj(i -> "S" + i).toList();
    var request = new TrainingRequest(Models.ALPHA, symbols, LocalDate.of(2012, 12, 6), THROUGH);

    Model model = ((Trained) trainModel(symbols).train(request)).model();

    assertThat(model.trainedOn().rows()).isEqualTo(15 * 40);
    assertThat(model.metrics().values()).allSatisfy(metric -> assertThat(metric).isFinite());
  }

  private TrainModel trainModel() {
    return trainModel(SYMBOLS);
  }

  private TrainModel trainModel(List<String> symbols) {
    var clock = SettableClock.at(Instant.parse("2012-12-31T23:00:00Z"));
    var calendar = new BarCalendar(TradingCalendar.nyse(), clock);
    var trainer = new LightGbmTrainer(new BoostingSettings(60, 8, 0.05, 100));
    return new TrainModel(
        new BuildFeatures(new InMemoryBars(Bars.wandering(symbols, FROM, THROUGH)), calendar),
        calendar,
        new ModelFitting(trainer, new WalkForward(trainer, engine, 4)),
        registry,
        clock,
        new TrainingLimits(Period.ofYears(15), 500));
  }
}
