package io.breakwater.marketdata.bar;

import static io.breakwater.marketdata.bar.Bars.ADJUSTED;
import static io.breakwater.marketdata.bar.Bars.RAW;
import static io.breakwater.marketdata.bar.Bars.bar;
import static io.breakwater.marketdata.bar.Bars.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every {@link BarStore} does. */
public abstract class BarStoreContract {

  private static final LocalDate TODAY = LocalDate.parse("2013-01-03");

  /** A store without bars. */
  protected abstract BarStore empty();

  @Test
  void missesTheWholeRangeAtFirst() {
    DateRange wanted = range("2012-12-03", "2012-12-31");

    assertThat(empty().missing(RAW, wanted)).containsExactly(wanted);
  }

  @Test
  void missesWhatLiesBetweenTheCoveredRanges() {
    BarStore store = empty();
    store.cover(RAW, range("2012-12-05", "2012-12-07"), TODAY);
    store.cover(RAW, range("2012-12-12", "2012-12-14"), TODAY);

    assertThat(store.missing(RAW, range("2012-12-03", "2012-12-20")))
        .containsExactly(
            range("2012-12-03", "2012-12-04"),
            range("2012-12-08", "2012-12-11"),
            range("2012-12-15", "2012-12-20"));
    assertThat(store.missing(RAW, range("2012-12-06", "2012-12-07"))).isEmpty();
  }

  @Test
  void knowsEachAdjustmentAndEachSymbolForItself() {
    BarStore store = empty();
    DateRange range = range("2012-12-03", "2012-12-03");
    store.put(RAW, List.of(bar("2012-12-03", "500")));
    store.cover(RAW, range, TODAY);

    assertThat(store.missing(ADJUSTED, range)).containsExactly(range);
    assertThat(store.bars(ADJUSTED, range)).isEmpty();
    assertThat(store.bars(new Series(Symbol.of("MSFT"), Adjustment.RAW), range)).isEmpty();
    assertThat(store.series()).containsExactly(RAW);
  }

  @Test
  void returnsTheBarsOfTheRangeByDateAndDigitForDigit() {
    BarStore store = empty();
    Bar exact =
        new Bar(
            LocalDate.parse("2012-12-04"),
            Price.of("500.000000001"),
            Price.of("501.123456789"),
            Price.of("499.9"),
            Price.of("500.12"),
            Quantity.of("123456789012.5"),
            Price.of("500.0000005"));
    store.put(RAW, List.of(bar("2012-12-05", "502"), exact, bar("2012-12-03", "500")));

    assertThat(store.bars(RAW, range("2012-12-03", "2012-12-04")))
        .containsExactly(bar("2012-12-03", "500"), exact);
    assertThat(store.newest(RAW, range("2012-12-01", "2012-12-31")))
        .contains(bar("2012-12-05", "502"));
    assertThat(store.newest(RAW, range("2012-12-06", "2012-12-31"))).isEmpty();
  }

  @Test
  void replacesABarThatIsThereAlready() {
    BarStore store = empty();
    store.put(RAW, List.of(bar("2012-12-03", "500")));

    store.put(RAW, List.of(bar("2012-12-03", "250")));

    assertThat(store.bars(RAW, range("2012-12-03", "2012-12-03")))
        .containsExactly(bar("2012-12-03", "250"));
  }

  @Test
  void takesManyBarsAtOnce() {
    BarStore store = empty();
    List<Bar> many = new ArrayList<>();
    for (int day = 0; day < 4_000; day++) {
      many.add(bar(LocalDate.parse("2000-03-01").plusDays(day), "100." + day, day));
    }

    store.put(RAW, many);

    assertThat(store.bars(RAW, range("2000-03-01", "2013-03-01"))).isEqualTo(many);
  }

  @Test
  void remembersWhenHistoryWasLastVerified() {
    BarStore store = empty();
    assertThat(store.coverage(ADJUSTED)).isEmpty();
    store.cover(ADJUSTED, range("2012-12-03", "2012-12-07"), TODAY.minusDays(1));
    store.cover(ADJUSTED, range("2012-12-20", "2012-12-21"), TODAY);
    assertThat(store.coverage(ADJUSTED))
        .contains(new Coverage(range("2012-12-03", "2012-12-21"), TODAY.minusDays(1)));

    store.verified(ADJUSTED, TODAY);

    assertThat(store.coverage(ADJUSTED))
        .contains(new Coverage(range("2012-12-03", "2012-12-21"), TODAY));
  }

  @Test
  void forgetsCoverageButNotBars() {
    BarStore store = empty();
    DateRange range = range("2012-12-03", "2012-12-03");
    store.put(ADJUSTED, List.of(bar("2012-12-03", "500")));
    store.cover(ADJUSTED, range, TODAY);

    store.uncover(ADJUSTED);

    assertThat(store.missing(ADJUSTED, range)).containsExactly(range);
    assertThat(store.bars(ADJUSTED, range)).hasSize(1);
  }

  @Test
  void whatIsMissingAndWhatIsCoveredMakeUpTheWhole() {
    for (long seed = 0; seed < 50; seed++) {
      BarStore store = empty();
      var random = new SplittableRandom(seed);
      for (int i = 0; i < 5; i++) {
        store.cover(RAW, randomRange(random), TODAY);
      }
      DateRange wanted = randomRange(random);

      List<DateRange> missing = store.missing(RAW, wanted);
      missing.forEach(part -> store.cover(RAW, part, TODAY));

      assertThat(missing)
          .as("seed %d", seed)
          .allSatisfy(part -> {
            assertThat(part.from()).isAfterOrEqualTo(wanted.from());
            assertThat(part.through()).isBeforeOrEqualTo(wanted.through());
          });
      assertThat(store.missing(RAW, wanted)).as("seed %d", seed).isEmpty();
    }
  }

  private static DateRange randomRange(SplittableRandom random) {
    LocalDate from = LocalDate.parse("2012-01-01").plusDays(random.nextInt(60));
    return new DateRange(from, from.plusDays(random.nextInt(20)));
  }
}
