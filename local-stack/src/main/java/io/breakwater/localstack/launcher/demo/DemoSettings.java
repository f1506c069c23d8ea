package io.breakwater.localstack.launcher.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo trades, and where.
 *
 * @param marketData base URL of the market-data service
 * @param signal base URL of the signal service
 * @param gateway base URL of the execution gateway
 * @param orchestrator base URL of the orchestrator
 * @param secrets the file with the API keys
 * @param symbols at least two: the best are bought, the worst is sold short
 * @param capital US dollars; the longs are worth that much together, and so are the shorts
 */
public record DemoSettings(
    URI marketData,
    URI signal,
    URI gateway,
    URI orchestrator,
    Path secrets,
    List<String> symbols,
    BigDecimal capital) {
  static final String STRATEGY = "demo";

  /** Half of what the venue's account may buy with, so that a turn of every position fits, too. */
  public static final BigDecimal DEFAULT_CAPITAL = new BigDecimal("40000");

  public DemoSettings {
    symbols = List.copyOf(symbols);
  }

  int topN() {
    return symbols.size() > 2 ? 2 : 1;
  }

  int bottomN() {
    return 1;
  }
}
