package io.breakwater.marketdata.quote;

import static io.breakwater.marketdata.quote.Quotes.AAPL;
import static io.breakwater.marketdata.quote.Quotes.MACHINE_NOW;
import static io.breakwater.marketdata.quote.Quotes.MARKET_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.quote.Judgement.Dropped;
import io.breakwater.marketdata.quote.Judgement.Usable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteRulesTest {

  private final QuoteRules rules = Quotes.rules(Quotes.clock());

  @Test
  void passesAnOrdinaryQuoteWithTheTimeOfItsReceipt() {
    Judgement judgement = streamed(Quotes.raw("549.99", "550.01"));

    assertThat(judgement)
        .isEqualTo(new Usable(Quotes.quote(AAPL, "549.99", "550.01", MARKET_NOW, MACHINE_NOW)));
  }

  @Test
  void passesALockedMarket() {
    assertThat(streamed(Quotes.raw("550", "550"))).isInstanceOf(Usable.class);
  }

  @ParameterizedTest
  @CsvSource({"0,550", "-1,550", "550,0", "550,-0.01", "0,0"})
  void dropsAPriceThatIsNotPositive(String bid, String ask) {
    assertThat(streamed(Quotes.raw(bid, ask)))
        .isEqualTo(new Dropped(DropReason.NON_POSITIVE_PRICE));
  }

  @Test
  void dropsASizeBelowZeroAndPassesAnEmptyOne() {
    assertThat(streamed(withBidSize("-1"))).isEqualTo(new Dropped(DropReason.NEGATIVE_SIZE));
    assertThat(streamed(withBidSize("0"))).isInstanceOf(Usable.class);
  }

  @Test
  void dropsACrossedMarket() {
    assertThat(streamed(Quotes.raw("550.01", "550"))).isEqualTo(new Dropped(DropReason.CROSSED));
  }

  @ParameterizedTest
  @CsvSource({"1E+13,2E+13", "1E+999999999,2E+999999999", "1.0000000001,2", "1E-999999999,2"})
  void dropsNumbersThatNoPriceHas(String bid, String ask) {
    assertThat(streamed(Quotes.raw(bid, ask))).isEqualTo(new Dropped(DropReason.UNREADABLE_NUMBER));
  }

  @ParameterizedTest
  @CsvSource({"1990-01-02T15:00:00Z", "2300-01-02T15:00:00Z"})
  void dropsAStampThatTheCalendarDoesNotReach(Instant quotedAt) {
    assertThat(streamed(at(quotedAt))).isEqualTo(new Dropped(DropReason.UNREADABLE_TIME));
  }

  @Test
  void dropsAStampAheadOfOurClockByMoreThanTheTolerance() {
    assertThat(streamed(at(MARKET_NOW.plusSeconds(3)))).isInstanceOf(Usable.class);
    assertThat(streamed(at(MARKET_NOW.plusSeconds(3).plusNanos(1))))
        .isEqualTo(new Dropped(DropReason.FROM_THE_FUTURE));
  }

  @Test
  void dropsAStreamedQuoteThatTookTooLong() {
    assertThat(streamed(at(MARKET_NOW.minusSeconds(5)))).isInstanceOf(Usable.class);
    assertThat(streamed(at(MARKET_NOW.minusSeconds(5).minusNanos(1))))
        .isEqualTo(new Dropped(DropReason.STALE));
  }

  @Test
  void passesAnOldQuoteThatIsTheLatestWhenAskedFor() {
    Judgement judgement =
        rules.judge(at(MARKET_NOW.minus(Duration.ofDays(3))), null, Delivery.LOOKED_UP);

    assertThat(judgement).isInstanceOf(Usable.class);
  }

  @Test
  void dropsWhatIsOlderThanTheQuoteWeHave() {
    Quote standing = Quotes.quote(AAPL, "550", "551", MARKET_NOW, MACHINE_NOW);

    assertThat(streamed(at(MARKET_NOW.minusNanos(1)), standing))
        .isEqualTo(new Dropped(DropReason.OUT_OF_ORDER));
    assertThat(streamed(at(MARKET_NOW), standing)).isInstanceOf(Usable.class);
  }

  private Judgement streamed(RawQuote raw) {
    return streamed(raw, null);
  }

  private Judgement streamed(RawQuote raw, @Nullable Quote standing) {
    return rules.judge(raw, standing, Delivery.STREAMED);
  }

  private static RawQuote at(Instant quotedAt) {
    return Quotes.raw(AAPL, "550", "551", quotedAt);
  }

  private static RawQuote withBidSize(String size) {
    return new RawQuote(
        AAPL,
        BigDecimal.valueOf(550),
        BigDecimal.valueOf(551),
        new BigDecimal(size),
        BigDecimal.ONE,
        MARKET_NOW);
  }
}
