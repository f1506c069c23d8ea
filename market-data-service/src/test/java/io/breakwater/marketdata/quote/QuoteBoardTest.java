package io.breakwater.marketdata.quote;

import static io.breakwater.marketdata.quote.Quotes.AAPL;
import static io.breakwater.marketdata.quote.Quotes.MACHINE_NOW;
import static io.breakwater.marketdata.quote.Quotes.MARKET_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class QuoteBoardTest {

  private final SettableMarketClock clock = Quotes.clock();
  private final QuoteBoard board = new QuoteBoard(Quotes.rules(clock), 3);

  @Test
  void keepsTheNewestUsableQuote() {
    board.offer(Quotes.raw(AAPL, "550", "551", MARKET_NOW.minusSeconds(1)), Delivery.STREAMED);
    board.offer(Quotes.raw(AAPL, "560", "561", MARKET_NOW), Delivery.STREAMED);
    board.offer(Quotes.raw(AAPL, "570", "569", MARKET_NOW), Delivery.STREAMED);

    assertThat(board.latest(AAPL)).hasValueSatisfying(q -> assertThat(q.bid()).hasToString("560"));
  }

  @Test
  void learnsFromOthersOnlyWhatIsNewer() {
    board.offer(Quotes.raw("550", "551"), Delivery.STREAMED);

    board.learn(Quotes.quote(AAPL, "540", "541", MARKET_NOW.minusSeconds(1), MACHINE_NOW));
    assertThat(board.latest(AAPL)).hasValueSatisfying(q -> assertThat(q.bid()).hasToString("550"));

    board.learn(Quotes.quote(AAPL, "560", "561", MARKET_NOW.plusSeconds(1), MACHINE_NOW));
    assertThat(board.latest(AAPL)).hasValueSatisfying(q -> assertThat(q.bid()).hasToString("560"));
  }

  @Test
  void givesUpTheQuoteReceivedLongestAgoWhenFull() {
    List<Symbol> symbols = List.of(Symbol.of("A"), Symbol.of("B"), Symbol.of("C"), Symbol.of("D"));
    for (Symbol symbol : symbols) {
      clock.advance(Duration.ofMillis(1));
      board.offer(Quotes.raw(symbol, "1", "2", MARKET_NOW), Delivery.STREAMED);
    }

    assertThat(board.latest(Symbol.of("A"))).isEmpty();
    assertThat(symbols.subList(1, 4)).allSatisfy(s -> assertThat(board.latest(s)).isPresent());
  }

  @Test
  void neverGoesBackInTimeHoweverManyThreadsRace() throws InterruptedException {
    for (long seed = 0; seed < 20; seed++) {
      var racing = new QuoteBoard(Quotes.rules(clock), 3);
      List<Instant> stamps = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        stamps.add(MARKET_NOW.minusNanos(i));
      }
      Collections.shuffle(stamps, new Random(seed));

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        stamps.forEach(stamp ->
            threads.execute(
                () -> racing.offer(Quotes.raw(AAPL, "550", "551", stamp), Delivery.STREAMED)));
      }

      assertThat(racing.latest(AAPL)).as("seed %d", seed).map(Quote::quotedAt).contains(MARKET_NOW);
    }
  }
}
