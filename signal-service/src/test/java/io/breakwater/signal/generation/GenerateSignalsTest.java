package io.breakwater.signal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.signal.Bars;
import io.breakwater.signal.feature.Alpha158;
import io.breakwater.signal.feature.BuildFeatures;
import io.breakwater.signal.feature.Exclusion;
import io.breakwater.signal.feature.Exclusion.Reason;
import io.breakwater.signal.generation.GenerationOutcome.BarsBehind;
import io.breakwater.signal.generation.GenerationOutcome.BarsUnavailable;
import io.breakwater.signal.generation.GenerationOutcome.DuplicateSymbol;
import io.breakwater.signal.generation.GenerationOutcome.Generated;
import io.breakwater.signal.generation.GenerationOutcome.ModelSawDate;
import io.breakwater.signal.generation.GenerationOutcome.NoModelLoaded;
import io.breakwater.signal.generation.GenerationOutcome.NotASession;
import io.breakwater.signal.generation.GenerationOutcome.NotEnoughSymbols;
import io.breakwater.signal.generation.GenerationOutcome.SessionNotOver;
import io.breakwater.signal.generation.GenerationOutcome.UnknownStrategy;
import io.breakwater.signal.marketdata.BarCalendar;
import io.breakwater.signal.marketdata.BarSource;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.InMemoryBars;
import io.breakwater.signal.model.FakeEngine;
import io.breakwater.signal.model.InMemoryModelRegistry;
import io.breakwater.signal.model.LoadedModels;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelId;
import io.breakwater.signal.model.Models;
import io.breakwater.signal.model.OpenModel;
import io.breakwater.signal.model.ReloadModels;
import io.breakwater.signal.model.StrategyId;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenerateSignalsTest {
  private static final LocalDate FROM = LocalDate.of(2012, 6, 1);
  private static final LocalDate MONDAY = LocalDate.of(2012, 12, 31);
  private static final LocalDate WEDNESDAY = LocalDate.of(2013, 1, 2);
  private static final List<String> SYMBOLS = List.of("AAPL", "GOOG", "IBM", "MSFT");

  private final Map<String, List<DailyBar>> bars =
      new TreeMap<>(Bars.wandering(SYMBOLS, FROM, MONDAY));
  private final SettableClock clock = SettableClock.at(Instant.parse("2012-12-31T21:00:00Z"));
  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final FakeEngine engine = new FakeEngine();
  private final LoadedModels models = new LoadedModels();
  private final ReloadModels reloadModels =
      new ReloadModels(
          registry, new OpenModel(registry, engine, Alpha158.names()), models, clock, report -> {});
  private final InMemorySignalSets sets = new InMemorySignalSets();

  @BeforeEach
  void activateAModel() {
    Model model = registry.register(Models.fake(Models.ALPHA, "ROC5", "KMID"), clock.instant());
    registry.activate(model.id(), clock.instant());
    reloadModels.reload();
  }

  @Test
  void ranksTheScoresOfTheSessionBeforeTheDateAndStoresThem() {
    GenerationOutcome outcome = generate(WEDNESDAY, SYMBOLS, 1, 1);

    StoredSignalSet stored = ((Generated) outcome).stored();
    SignalSet set = stored.set();
    assertThat(set.barsThrough()).isEqualTo(MONDAY);
    assertThat(set.date()).isEqualTo(WEDNESDAY);
    assertThat(set.model().version()).isEqualTo(1);
    assertThat(set.generatedAt()).isEqualTo(clock.instant());
    assertThat(set.excluded()).isEmpty();
    assertThat(set.signals())
        .extracting(Signal::symbol)
        .containsExactlyInAnyOrderElementsOf(SYMBOLS);
    assertThat(set.signals())
        .allSatisfy(signal -> assertThat(signal.score()).isEqualTo(fiveDaysAgo(signal.symbol())));
    assertThat(sets.newest(Models.ALPHA, WEDNESDAY, 10)).containsExactly(stored);
  }

  @Test
  void neverLooksAtABarOfTheDateItself() {
    List<Signal> before = ((Generated) generate(WEDNESDAY, SYMBOLS, 1, 1)).stored().set().signals();
    bars.putAll(Bars.wandering(SYMBOLS, FROM, LocalDate.of(2013, 1, 31)));
    clock.set(Instant.parse("2013-02-01T00:00:00Z"));

    SignalSet later = ((Generated) generate(WEDNESDAY, SYMBOLS, 1, 1)).stored().set();

    assertThat(later.signals()).isEqualTo(before);
    assertThat(later.barsThrough()).isEqualTo(MONDAY);
  }

  @Test
  void refusesADayWithoutSession() {
    LocalDate newYear = LocalDate.of(2013, 1, 1);

    assertThat(generate(newYear, SYMBOLS, 1, 1)).isEqualTo(new NotASession(newYear));
    assertThat(generate(LocalDate.of(1980, 1, 2), SYMBOLS, 1, 1)).isInstanceOf(NotASession.class);
    assertThat(generate(LocalDate.of(2500, 1, 2), SYMBOLS, 1, 1)).isInstanceOf(NotASession.class);
  }

  @Test
  void refusesADateWhoseSessionBeforeIsNotOver() {
    clock.set(Instant.parse("2012-12-31T20:59:59Z"));

    assertThat(generate(WEDNESDAY, SYMBOLS, 1, 1)).isEqualTo(new SessionNotOver(MONDAY));
  }

  @Test
  void refusesBarsThatEndEarlierRatherThanUseThem() {
    bars.putAll(Bars.wandering(SYMBOLS, FROM, LocalDate.of(2012, 12, 28)));

    assertThat(generate(WEDNESDAY, SYMBOLS, 1, 1)).isEqualTo(new BarsBehind(MONDAY, List.of()));
    assertThat(sets.size()).isZero();
  }

  @Test
  void excludesASymbolWithoutABarOfThatSession() {
    bars.put("GOOG", bars.get("GOOG").subList(0, bars.get("GOOG").size() - 1));

    SignalSet set = ((Generated) generate(WEDNESDAY, SYMBOLS, 1, 1)).stored().set();

    assertThat(set.signals())
        .extracting(Signal::symbol)
        .containsExactlyInAnyOrder("AAPL", "IBM", "MSFT");
    assertThat(set.excluded())
        .containsExactly(
            new Exclusion("GOOG", Reason.NO_BAR_OF_LAST_SESSION, "its last bar is of 2012-12-28"));
  }

  @Test
  void excludesASymbolThatIsTooYoungAndTakesOneOfExactly61Sessions() {
    List<DailyBar> all = bars.get("GOOG");
    bars.put("GOOG", all.subList(all.size() - 60, all.size()));
    bars.put("IBM", bars.get("IBM").subList(all.size() - 61, all.size()));

    SignalSet set = ((Generated) generate(WEDNESDAY, SYMBOLS, 1, 1)).stored().set();

    assertThat(set.excluded())
        .containsExactly(
            new Exclusion("GOOG", Reason.SHORT_HISTORY, "it needs 61 sessions, was 60"));
    assertThat(set.signals()).extracting(Signal::symbol).contains("IBM");
  }

  @Test
  void takesASymbolThatWasSuspendedOnTheOldestSessions() {
    List<DailyBar> suspended = new ArrayList<>(bars.get("IBM"));
    suspended.subList(suspended.size() - 62, suspended.size() - 58).clear();
    bars.put("IBM", suspended);

    SignalSet set = ((Generated) generate(WEDNESDAY, SYMBOLS, 1, 1)).stored().set();

    assertThat(set.excluded()).isEmpty();
  }

  @Test
  void excludesASymbolWithoutScore() {
    double ofGoog = fiveDaysAgo("GOOG");
    engine.scoreBy(row -> row[0] == ofGoog ? Double.NaN : row[0]);

    SignalSet set = ((Generated) generate(WEDNESDAY, SYMBOLS, 2, 1)).stored().set();

    assertThat(set.excluded())
        .extracting(Exclusion::symbol, Exclusion::reason)
        .containsExactly(tuple("GOOG", Reason.NO_SCORE));
  }

  @Test
  void refusesToSelectMoreThanHaveAScoreAndNamesTheOthers() {
    bars.remove("GOOG");

    GenerationOutcome outcome = generate(WEDNESDAY, SYMBOLS, 2, 2);

    assertThat(outcome)
        .isEqualTo(
            new NotEnoughSymbols(
                3, 4, List.of(new Exclusion("GOOG", Reason.NO_BARS, "unknown_symbol"))));
    assertThat(sets.size()).isZero();
  }

  @Test
  void refusesUnknownSymbolsAsTooFewAndNotAsLateBars() {
    assertThat(generate(WEDNESDAY, List.of("NONE", "NOBODY"), 1, 1))
        .isInstanceOfSatisfying(
            NotEnoughSymbols.class,
            few -> {
              assertThat(few.scored()).isZero();
              assertThat(few.excluded())
                  .extracting(Exclusion::symbol, Exclusion::reason)
                  .containsExactly(tuple("NONE", Reason.NO_BARS), tuple("NOBODY", Reason.NO_BARS));
            });
    assertThat(sets.size()).isZero();
  }

  /** The model of these tests was trained on prices through Friday, the 28th. */
  @Test
  void refusesADateWhosePricesTheModelWasTrainedOn() {
    LocalDate friday = LocalDate.of(2012, 12, 28);

    assertThat(generate(friday, SYMBOLS, 1, 1))
        .isEqualTo(new ModelSawDate(new ModelId(Models.ALPHA, 1), friday));
    assertThat(sets.size()).isZero();
    assertThat(generate(MONDAY, SYMBOLS, 1, 1)).isInstanceOf(Generated.class);
  }

  @Test
  void refusesASymbolTwice() {
    assertThat(generate(WEDNESDAY, List.of("IBM", "AAPL", "IBM"), 1, 1))
        .isEqualTo(new DuplicateSymbol("IBM"));
  }

  @Test
  void saysThatTheBarsCouldNotBeHad() {
    var away = new InMemoryBars(bars);
    away.goAway();

    assertThat(generateSignals(away).generate(request(WEDNESDAY, SYMBOLS, 1, 1)))
        .isInstanceOf(BarsUnavailable.class);
  }

  @Test
  void knowsAStrategyWithoutActiveModelFromAnUnknownOne() {
    registry.register(Models.fake(Models.BETA, "KMID"), clock.instant());
    GenerateSignals generateSignals = generateSignals(new InMemoryBars(bars));
    var unknown = new StrategyId("unknown");

    assertThat(
            generateSignals.generate(
                new SignalRequest(Models.BETA, SYMBOLS, WEDNESDAY, new Selection(1, 1))))
        .isEqualTo(new NoModelLoaded(Models.BETA));
    assertThat(
            generateSignals.generate(
                new SignalRequest(unknown, SYMBOLS, WEDNESDAY, new Selection(1, 1))))
        .isEqualTo(new UnknownStrategy(unknown));
  }

  @Test
  void refusesWhenTheModelIsRetiredWhileTheBarsAreFetched() {
    var inMemory = new InMemoryBars(bars);
    BarSource slow =
        (symbols, start, end) -> {
          registry.retire(registry.active(Models.ALPHA).orElseThrow().id(), clock.instant());
          reloadModels.reload();
          return inMemory.dailyBars(symbols, start, end);
        };

    assertThat(generateSignals(slow).generate(request(WEDNESDAY, SYMBOLS, 1, 1)))
        .isEqualTo(new NoModelLoaded(Models.ALPHA));
  }

  private GenerationOutcome generate(LocalDate date, List<String> symbols, int top, int bottom) {
    return generateSignals(new InMemoryBars(bars)).generate(request(date, symbols, top, bottom));
  }

  private static SignalRequest request(LocalDate date, List<String> symbols, int top, int bottom) {
    return new SignalRequest(Models.ALPHA, symbols, date, new Selection(top, bottom));
  }

  private GenerateSignals generateSignals(BarSource source) {
    var calendar = new BarCalendar(TradingCalendar.nyse(), clock);
    return new GenerateSignals(
        new LatestFeatures(new BuildFeatures(source, calendar), calendar),
        models,
        registry,
        new SignalGenerators(4),
        sets,
        clock);
  }

  /** ROC5 of the last bar but for rounding: the first input of the model, which scores with it. */
  private double fiveDaysAgo(String symbol) {
    List<DailyBar> history = bars.get(symbol);
    return history.get(history.size() - 6).close().value().doubleValue()
        / history.getLast().close().value().doubleValue();
  }
}
