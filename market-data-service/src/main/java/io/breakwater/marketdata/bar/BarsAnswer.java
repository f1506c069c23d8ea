package io.breakwater.marketdata.bar;

import java.util.List;

/** What became of the question for one symbol's bars. */
public sealed interface BarsAnswer {

  /** Every bar of the range's completed sessions, by date; none if the symbol did not trade. */
  record Found(List<Bar> bars) implements BarsAnswer {
    public Found {
      bars = List.copyOf(bars);
    }
  }

  /** The vendor does not know the symbol. */
  record UnknownSymbol() implements BarsAnswer {}

  /** Bars are missing here and the vendor did not give them; what we have is not the answer. */
  record VendorUnavailable() implements BarsAnswer {}
}
