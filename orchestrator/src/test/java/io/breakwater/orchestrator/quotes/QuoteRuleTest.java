package io.breakwater.orchestrator.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.money.Price;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteRuleTest {

  private static final String MACHINE = "2026-11-22T21:00:00Z";

  @ParameterizedTest
  @CsvSource({
    // market time, quoted at (market), received so many ms ago (machine), verdict
    "2013-01-02T15:00:00Z, 2013-01-02T14:59:59Z, 0, FRESH",
    "2013-01-02T15:00:00Z, 2013-01-02T14:59:59Z, 5000, FRESH",
    "2013-01-02T15:00:00Z, 2013-01-02T14:59:59Z, 5001, STALE",
    "2013-01-02T15:00:00Z, 2013-01-02T14:30:00Z, 0, FRESH",
    "2013-01-02T15:00:00Z, 2013-01-02T14:29:59Z, 0, OF_ANOTHER_SESSION",
    "2013-01-02T15:00:00Z, 2012-12-31T20:59:59Z, 0, OF_ANOTHER_SESSION",
    "2013-01-02T14:29:59Z, 2012-12-31T20:59:59Z, 99999, FRESH",
    "2013-01-02T21:00:00Z, 2013-01-02T20:59:59Z, 99999, FRESH",
    "2013-01-01T15:00:00Z, 2012-12-31T20:59:59Z, 99999, FRESH"
  })
  void judgesAgeByTheMachineAndSessionByTheMarket(
      String market, String quotedAt, long receivedMillisAgo, QuoteAge verdict) {
    var clock = SettableMarketClock.at(market, MACHINE);
    var rule = new QuoteRule(clock, TradingCalendar.nyse(), Duration.ofSeconds(5));

    Instant receivedAt = Instant.parse(MACHINE).minusMillis(receivedMillisAgo);

    assertThat(rule.judge(quote("9.99", "10.01", "10", Instant.parse(quotedAt), receivedAt)))
        .isEqualTo(verdict);
  }

  @Test
  void aQuoteIsNeitherCrossedNorIsItsMidOutsideIt() {
    Instant now = Instant.parse(MACHINE);

    assertThat(quote("10", "10", "10", now, now).mid()).isEqualTo(Price.of("10"));
    assertThatThrownBy(() -> quote("10.01", "10", "10", now, now))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> quote("10", "10.02", "10.03", now, now))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> quote("10", "10.02", "9.99", now, now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Quote quote(
      String bid, String ask, String mid, Instant quotedAt, Instant receivedAt) {
    return new Quote(
        Symbol.of("AAPL"), Price.of(bid), Price.of(ask), Price.of(mid), quotedAt, receivedAt);
  }
}
