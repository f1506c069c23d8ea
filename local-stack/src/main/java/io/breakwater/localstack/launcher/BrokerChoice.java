package io.breakwater.localstack.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which broker the stack trades with: {@code BROKER}. */
enum BrokerChoice {
  /** The embedded venue, in replayed market time. */
  VENUE,
  /** Nobody: orders are recorded and sent nowhere. Prices and clock are the embedded venue's. */
  DRY_RUN,
  /** Alpaca with play money, in real time. */
  ALPACA_PAPER,
  /** Alpaca with real money, in real time. */
  ALPACA_LIVE;

  /** The name in settings, and of the profile of gateway and market-data service. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether there is no venue, and the market's clock is the wall's. */
  boolean isOutside() {
    return this == ALPACA_PAPER || this == ALPACA_LIVE;
  }

  static BrokerChoice of(String label) {
    return Arrays.stream(values())
        .filter(choice -> choice.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new LauncherException(
                "BROKER must be one of "
                    + Arrays.stream(values())
                        .map(BrokerChoice::label)
                        .collect(Collectors.joining(", "))
                    + ", was "
                    + label));
  }
}
