package io.breakwater.localstack.venue.bar;

import java.util.Optional;

/**
 * What earlier bars are made comparable for: nothing, splits, dividends, or both. Alpaca's {@code
 * spin-off} may be asked for and changes nothing: the bundled source does not tell them apart.
 */
public record Adjustment(boolean splits, boolean dividends) {
  public static final Adjustment RAW = new Adjustment(false, false);
  public static final Adjustment SPLIT = new Adjustment(true, false);
  public static final Adjustment ALL = new Adjustment(true, true);

  /** Reads {@code raw}, {@code split}, {@code dividend}, {@code all}, or a list of them. */
  public static Optional<Adjustment> parse(String text) {
    boolean splits = false;
    boolean dividends = false;
    for (String part : text.split(",", -1)) {
      switch (part) {
        case "raw", "spin-off" -> {}
        case "split" -> splits = true;
        case "dividend" -> dividends = true;
        case "all" -> {
          splits = true;
          dividends = true;
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Adjustment(splits, dividends));
  }
}
