package io.breakwater.signal.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.signal.Bars;
import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.InMemoryBars;
import io.breakwater.signal.model.FakeEngine;
import io.breakwater.signal.model.InMemoryModelRegistry;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelStatus;
import io.breakwater.signal.model.ModelText;
import io.breakwater.signal.model.Models;
import io.breakwater.signal.model.TrainedOn;
import io.breakwater.signal.training.TrainingOutcome.BarsBehind;
import io.breakwater.signal.training.TrainingOutcome.BarsUnavailable;
import io.breakwater.signal.training.TrainingOutcome.DuplicateSymbol;
import io.breakwater.signal.training.TrainingOutcome.EmptyStretch;
import io.breakwater.signal.training.TrainingOutcome.InProgress;
import io.breakwater.signal.training.TrainingOutcome.SessionNotOver;
import io.breakwater.signal.training.TrainingOutcome.TooFewRows;
import io.breakwater.signal.training.TrainingOutcome.TooFewSessions;
import io.breakwater.signal.training.TrainingOutcome.Trained;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainModelTest {
  private static final LocalDate FROM = LocalDate.of(2011, 1, 3);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final List<String> SYMBOLS = List.of("AAPL", "IBM", "MSFT");
  private static final Instant NOW = Instant.parse("2012-12-31T23:00:00Z");

  private final InMemoryBars bars = new InMemoryBars(Bars.wandering(SYMBOLS, FROM, THROUGH));
  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final List<TrainingSet> fitted = new ArrayList<>();
  private Trainer trainer = this::fit;

  @Test
  void registersAStagedModelWithWhatItWasTrainedOn() {
    TrainingOutcome outcome = train(LocalDate.of(2012, 1, 3), LocalDate.of(2012, 12, 28));

    Model model = ((Trained) outcome).model();
    assertThat(model.status()).isEqualTo(ModelStatus.STAGED);
    assertThat(model.features()).isEqualTo(Alpha158.names());
    assertThat(model.createdAt()).isEqualTo(NOW);
    assertThat(model.metrics()).containsKey("validation_rank_ic");
    int sessions = fitted.getLast().sessions().size();
    assertThat(model.trainedOn())
        .isEqualTo(
            new TrainedOn(
                SYMBOLS, LocalDate.of(2012, 1, 3), LocalDate.of(2012, 12, 28), 3 * sessions));
    assertThat(registry.find(model.id())).contains(model);
  }

  @Test
  void noPriceAfterTheEndTakesPart() {
    Model upToEnd = ((Trained) train(null, LocalDate.of(2012, 6, 29))).model();
    TrainingSet set = fitted.getLast();
    fitted.clear();
    var cut = new InMemoryBars(Bars.wandering(SYMBOLS, FROM, LocalDate.of(2012, 6, 29)));

    trainModel(cut, 500).train(request(null, LocalDate.of(2012, 6, 29)));

    assertThat(upToEnd.trainedOn().end()).isEqualTo(LocalDate.of(2012, 6, 29));
    assertThat(fitted.getLast().rows())
        .extracting(row -> row.symbol() + row.session() + row.label())
        .isEqualTo(
            set.rows().stream().map(row -> row.symbol() + row.session() + row.label()).toList());
  }

  @Test
  void startsWithTheBarsThereAreWhenNoStartIsAsked() {
    Model model = ((Trained) train(null, THROUGH)).model();

    List<LocalDate> sessions =
        TradingCalendar.nyse().sessions(FROM, THROUGH).stream()
            .map(session -> session.date())
            .toList();
    assertThat(model.trainedOn().start()).isEqualTo(sessions.get(Alpha158.ROWS_NEEDED - 1));
  }

  @Test
  void anEndOnAWeekendIsTheFridayBefore() {
    Model model = ((Trained) train(null, LocalDate.of(2012, 12, 30))).model();

    assertThat(model.trainedOn().end()).isEqualTo(LocalDate.of(2012, 12, 28));
  }

  @Test
  void refusesASymbolTwice() {
    var request = new TrainingRequest(Models.ALPHA, List.of("IBM", "AAPL", "IBM"), null, THROUGH);

    assertThat(trainModel(bars, 500).train(request)).isEqualTo(new DuplicateSymbol("IBM"));
  }

  @Test
  void refusesAnEndThatIsNotOver() {
    assertThat(train(null, LocalDate.of(2013, 1, 2)))
        .isEqualTo(new SessionNotOver(LocalDate.of(2013, 1, 2)));
    assertThat(registry.knows(Models.ALPHA)).isFalse();
  }

  @Test
  void refusesAStretchWithoutSessions() {
    LocalDate saturday = LocalDate.of(2012, 12, 29);

    assertThat(train(saturday, saturday)).isEqualTo(new EmptyStretch(saturday, saturday));
    assertThat(train(THROUGH, FROM)).isEqualTo(new EmptyStretch(THROUGH, FROM));
    assertThat(train(null, LocalDate.of(1980, 1, 1))).isInstanceOf(EmptyStretch.class);
  }

  @Test
  void refusesBarsThatEndTooEarly() {
    var old = new InMemoryBars(Bars.wandering(SYMBOLS, FROM, LocalDate.of(2012, 12, 28)));

    assertThat(trainModel(old, 500).train(request(null, THROUGH)))
        .isEqualTo(new BarsBehind(THROUGH));
  }

  @Test
  void saysThatTheBarsCouldNotBeHad() {
    bars.goAway();

    assertThat(train(null, THROUGH)).isInstanceOf(BarsUnavailable.class);
  }

  @Test
  void refusesTooFewRowsAndNamesWhatWasLeftOut() {
    var request = new TrainingRequest(Models.ALPHA, List.of("IBM", "NONE"), null, THROUGH);

    TrainingOutcome outcome = trainModel(bars, 500).train(request);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TooFewRows.class,
            few -> {
              assertThat(few.rows()).isZero();
              assertThat(few.excluded())
                  .singleElement()
                  .satisfies(left -> assertThat(left.symbol()).isEqualTo("NONE"));
            });
    assertThat(registry.knows(Models.ALPHA)).isFalse();
  }

  @Test
  void refusesUnknownSymbolsAsTooFewRowsAndNotAsLateBars() {
    var request = new TrainingRequest(Models.ALPHA, List.of("NOBODY", "NONE"), null, THROUGH);

    assertThat(trainModel(bars, 500).train(request)).isInstanceOf(TooFewRows.class);
  }

  /** Three folds cut the sessions into four stretches of three. */
  @Test
  void refusesManyRowsOfTooFewSessions() {
    LocalDate firstOfEleven = LocalDate.of(2012, 12, 12);
    LocalDate firstOfTwelve = LocalDate.of(2012, 12, 11);

    assertThat(trainModel(bars, 1).train(request(firstOfEleven, THROUGH)))
        .isEqualTo(new TooFewSessions(11, 12));
    assertThat(registry.knows(Models.ALPHA)).isFalse();
    assertThat(trainModel(bars, 1).train(request(firstOfTwelve, THROUGH)))
        .isInstanceOf(Trained.class);
    assertThat(fitted).allSatisfy(set -> assertThat(set.size()).isPositive());
  }

  @Test
  void runsOneTrainingAtATimeAndTheNextAfterIt() throws Exception {
    var started = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    trainer =
        set -> {
          started.countDown();
          await(mayEnd);
          return fit(set);
        };
    TrainModel trainModel = trainModel(bars, 500);
    CompletableFuture<TrainingOutcome> first =
        CompletableFuture.supplyAsync(() -> trainModel.train(request(null, THROUGH)));
    await(started);

    assertThat(trainModel.train(request(null, THROUGH))).isEqualTo(new InProgress());

    mayEnd.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Trained.class);
    assertThat(trainModel.train(request(null, THROUGH))).isInstanceOf(Trained.class);
  }

  @Test
  void aFailedTrainingDoesNotBlockTheNext() {
    var fails = new boolean[] {true};
    trainer =
        set -> {
          if (fails[0]) {
            throw new TrainingFailedException("broken", new IllegalStateException());
          }
          return fit(set);
        };
    TrainModel trainModel = trainModel(bars, 500);
    assertThat(catchThrowable(() -> trainModel.train(request(null, THROUGH))))
        .isInstanceOf(TrainingFailedException.class);

    fails[0] = false;

    assertThat(trainModel.train(request(null, THROUGH))).isInstanceOf(Trained.class);
  }

  private TrainingOutcome train(@Nullable LocalDate start, LocalDate end) {
    return trainModel(bars, 500).train(request(start, end));
  }

  private static TrainingRequest request(@Nullable LocalDate start, LocalDate end) {
    return new TrainingRequest(Models.ALPHA, SYMBOLS, start, end);
  }

  private TrainModel trainModel(InMemoryBars source, int minimumRows) {
    var clock = SettableClock.at(NOW);
    var calendar = new BarCalendar(TradingCalendar.nyse(), clock);
    return new TrainModel(
        new BuildFeatures(source, calendar),
        calendar,
        new ModelFitting(trainer, new WalkForward(trainer, new FakeEngine(), 3)),
        registry,
        clock,
        new TrainingLimits(Period.ofYears(15), minimumRows));
  }

  private ModelText fit(TrainingSet set) {
    fitted.add(set);
    return FakeEngine.text(set.features());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
