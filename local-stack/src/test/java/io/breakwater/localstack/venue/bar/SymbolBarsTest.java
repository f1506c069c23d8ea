package io.breakwater.localstack.venue.bar;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.Bundled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolBarsTest {
  private static final LocalDate LAST = LocalDate.of(2013, 3, 1);

  private final SymbolBars apple = new SymbolBars("AAPL", Bundled.bars("AAPL"));
  private final SymbolBars ibm = new SymbolBars("IBM", Bundled.bars("IBM"));
  private final SymbolBars microsoft = new SymbolBars("MSFT", Bundled.bars("MSFT"));

  @Test
  void servesRawBarsAsTheyWereRead() {
    var bar = on(apple, "2000-03-01", LAST, Adjustment.RAW);

    assertThat(bar.open()).isEqualByComparingTo("118.56");
    assertThat(bar.close()).isEqualByComparingTo("130.31");
    assertThat(bar.volume()).isEqualByComparingTo("9616100");
  }

  @Test
  void quartersAShareThatSplitTwice() {
    var bar = on(apple, "2000-03-01", LAST, Adjustment.SPLIT);

    assertThat(bar.open()).isEqualByComparingTo("29.64");
    assertThat(bar.volume()).isEqualByComparingTo("38464400");
  }

  @Test
  void knowsNothingOfASplitThatIsStillToCome() {
    LocalDate dayBefore = LocalDate.of(2005, 2, 25);

    var before = on(apple, "2005-02-25", dayBefore, Adjustment.ALL);
    var after = on(apple, "2005-02-25", LocalDate.of(2005, 2, 28), Adjustment.ALL);

    assertThat(before.close()).isEqualByComparingTo("88.99");
    assertThat(after.close()).isEqualByComparingTo("44.495");
  }

  @Test
  void servesNoBarThatMarketTimeHasNotReached() {
    LocalDate reached = LocalDate.of(2013, 1, 4);

    List<AdjustedBar> bars = apple.between(LocalDate.of(2013, 1, 2), LAST, reached, Adjustment.RAW);

    assertThat(bars).extracting(AdjustedBar::date).last().isEqualTo(reached);
  }

  @Test
  void adjustsForADividendWithoutTouchingTheVolume() {
    var raw = on(ibm, "2013-02-05", LAST, Adjustment.RAW);
    var adjusted = on(ibm, "2013-02-05", LAST, Adjustment.ALL);
    var split = on(ibm, "2013-02-05", LAST, Adjustment.SPLIT);

    BigDecimal exDay = on(ibm, "2013-02-06", LAST, Adjustment.RAW).close();
    BigDecimal expected =
        raw.close()
            .divide(
                BigDecimal.ONE.add(new BigDecimal("0.85").divide(exDay, MathContext.DECIMAL128)),
                MathContext.DECIMAL128);
    assertThat(adjusted.close().subtract(expected).abs()).isLessThan(new BigDecimal("0.0001"));
    assertThat(adjusted.volume()).isEqualByComparingTo(raw.volume());
    assertThat(split).isEqualTo(raw);
  }

  @Test
  void tellsASpecialDividendFromASplit() {
    var split = on(microsoft, "2004-11-12", LAST, Adjustment.SPLIT);
    var raw = on(microsoft, "2004-11-12", LAST, Adjustment.RAW);
    var beforeSplit = on(microsoft, "2003-02-14", LAST, Adjustment.SPLIT);
    var rawBeforeSplit = on(microsoft, "2003-02-14", LAST, Adjustment.RAW);

    assertThat(split.close()).isEqualByComparingTo(raw.close());
    assertThat(beforeSplit.close().add(beforeSplit.close()))
        .isEqualByComparingTo(rawBeforeSplit.close());
  }

  @Test
  void multipliesToTheSourcesOwnAdjustment() {
    BigDecimal adjusted = on(apple, "2000-03-01", LAST, Adjustment.ALL).close();
    List<DailyBar> bars = Bundled.bars("AAPL");
    BigDecimal lastFactor =
        bars.getLast()
            .adjustedClose()
            .divide(bars.getLast().close().value(), MathContext.DECIMAL128);
    BigDecimal expected =
        bars.getFirst().adjustedClose().divide(lastFactor, MathContext.DECIMAL128);

    assertThat(adjusted.subtract(expected).abs()).isLessThan(new BigDecimal("0.00000001"));
  }

  @Test
  void servesNothingBeforeTheFirstBar() {
    assertThat(
            apple.between(
                LocalDate.of(1999, 1, 1), LAST, LocalDate.of(2000, 2, 29), Adjustment.RAW))
        .isEmpty();
  }

  private static AdjustedBar on(
      SymbolBars bars, String date, LocalDate reached, Adjustment adjustment) {
    LocalDate day = LocalDate.parse(date);
    return bars.between(day, day, reached, adjustment).getFirst();
  }
}
