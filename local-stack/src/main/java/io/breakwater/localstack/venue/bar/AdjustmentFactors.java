package io.breakwater.localstack.venue.bar;

import io.breakwater.money.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By what a day's prices are multiplied to be comparable with those of a later day.
 *
 * <p>The source gives one factor a day, adjusted close over close. It is constant between events
 * and rises at each: by the ratio at a split, by one plus dividend over close at a dividend. So a
 * step that fits a split ratio, with a price that fell to match, is a split; every other is a
 * dividend.
 *
 * <p>Immutable, thread-safe.
 */
final class AdjustmentFactors {
  /** How exact an adjusted price is; the source's own factor has about 13 digits. */
  static final int DECIMALS = 8;

  private static final MathContext PRECISION = new MathContext(24, RoundingMode.HALF_EVEN);

  /** Sources round the adjusted close to cents at worst; a step is known no better than this. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.002");

  /** How far the open may be from the previous close divided by the ratio. */
  private static final BigDecimal PRICE_TOLERANCE = new BigDecimal("0.35");

  private static final List<BigDecimal> SPLIT_RATIOS = splitRatios();

  private final Map<LocalDate, Factor> byDate;

  private AdjustmentFactors(Map<LocalDate, Factor> byDate) {
    this.byDate = byDate;
  }

  static AdjustmentFactors of(List<DailyBar> bars) {
    var factors = new HashMap<LocalDate, Factor>();
    BigDecimal splits = BigDecimal.ONE;
    DailyBar previous = bars.getFirst();
    for (DailyBar bar : bars) {
      BigDecimal step = total(bar).divide(total(previous), PRECISION);
      splits = splits.multiply(splitIn(step, previous, bar), PRECISION);
      factors.put(bar.date(), new Factor(splits, total(bar).divide(splits, PRECISION)));
      previous = bar;
    }
    return new AdjustmentFactors(factors);
  }

  AdjustedBar adjust(DailyBar bar, LocalDate asOf, Adjustment adjustment) {
    Factor then = factorOf(bar.date());
    Factor now = factorOf(asOf);
    BigDecimal split =
        adjustment.splits() ? then.splits().divide(now.splits(), PRECISION) : BigDecimal.ONE;
    BigDecimal dividend =
        adjustment.dividends()
            ? then.dividends().divide(now.dividends(), PRECISION)
            : BigDecimal.ONE;
    BigDecimal factor = split.multiply(dividend, PRECISION);
    return new AdjustedBar(
        bar.date(),
        adjusted(bar.open(), factor),
        adjusted(bar.high(), factor),
        adjusted(bar.low(), factor),
        adjusted(bar.close(), factor),
        // A dividend changes what a share costs, not how many there are.
        BigDecimal.valueOf(bar.volume()).divide(split, 0, RoundingMode.HALF_EVEN));
  }

  private Factor factorOf(LocalDate date) {
    Factor factor = byDate.get(date);
    if (factor == null) {
      throw new IllegalArgumentException("there is no bar on " + date);
    }
    return factor;
  }

  private static BigDecimal adjusted(Price price, BigDecimal factor) {
    if (factor.compareTo(BigDecimal.ONE) == 0) {
      return price.value();
    }
    BigDecimal value = price.value().multiply(factor).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return new BigDecimal(value.stripTrailingZeros().toPlainString());
  }

  private static BigDecimal total(DailyBar bar) {
    return bar.adjustedClose().divide(bar.close().value(), PRECISION);
  }

  private static BigDecimal splitIn(BigDecimal step, DailyBar previous, DailyBar bar) {
    BigDecimal fall = previous.close().value().divide(bar.open().value(), PRECISION);
    return SPLIT_RATIOS.stream()
        .filter(ratio -> near(step, ratio, TOLERANCE) && near(fall, ratio, PRICE_TOLERANCE))
        .findFirst()
        .orElse(BigDecimal.ONE);
  }

  private static boolean near(BigDecimal value, BigDecimal target, BigDecimal tolerance) {
    return value.subtract(target).abs().compareTo(target.multiply(tolerance)) <= 0;
  }

  /** Whole ratios up to 50:1, 3:2 and 5:4, and all of them reversed. */
  private static List<BigDecimal> splitRatios() {
    var ratios = new ArrayList<BigDecimal>();
    for (int n = 2; n <= 50; n++) {
      ratios.add(BigDecimal.valueOf(n));
    }
    ratios.add(new BigDecimal("1.5"));
    ratios.add(new BigDecimal("1.25"));
    for (BigDecimal ratio : List.copyOf(ratios)) {
      ratios.add(BigDecimal.ONE.divide(ratio, PRECISION));
    }
    return List.copyOf(ratios);
  }

  /** The two parts of a day's factor; their product is the source's. */
  private record Factor(BigDecimal splits, BigDecimal dividends) {}
}
