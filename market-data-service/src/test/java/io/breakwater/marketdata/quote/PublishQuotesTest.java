package io.breakwater.marketdata.quote;

import static io.breakwater.marketdata.quote.Quotes.AAPL;
import static io.breakwater.marketdata.quote.Quotes.MSFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublishQuotesTest {

  private final SettableMarketClock clock = Quotes.clock();
  private final RecordingSharedQuotes shared = new RecordingSharedQuotes();
  private final QuoteCounts counts = new QuoteCounts();
  private final PublishQuotes publication =
      new PublishQuotes(
          shared, counts, clock.machine(), Duration.ofSeconds(60), Duration.ofMillis(250));

  @Test
  void publishesWhatWaitsAndNothingTwice() {
    Quote quote = quote(AAPL, "10");
    publication.enqueue(quote);

    publication.flush();
    publication.flush();

    assertThat(shared.published).containsExactly(quote);
  }

  @Test
  void publishesOnlyTheNewestOfASymbolAndCountsTheOthers() {
    publication.enqueue(quote(AAPL, "10"));
    publication.enqueue(quote(AAPL, "11"));
    publication.enqueue(quote(MSFT, "20"));

    publication.flush();

    assertThat(shared.published).containsExactlyInAnyOrder(quote(AAPL, "11"), quote(MSFT, "20"));
    assertThat(counts.overtaken()).isEqualTo(1);
  }

  @Test
  void keepsWhatItCouldNotPublishAndTriesAgainAfterTheDelay() {
    shared.away = true;
    publication.enqueue(quote(AAPL, "10"));
    publication.flush();
    shared.away = false;

    clock.advanceMachine(Duration.ofMillis(249));
    publication.flush();
    assertThat(shared.published).isEmpty();

    clock.advanceMachine(Duration.ofMillis(1));
    publication.flush();
    assertThat(shared.published).containsExactly(quote(AAPL, "10"));
  }

  @Test
  void doesNotPutAnOldQuoteBackOverOneThatCameDuringTheFailure() {
    shared.away = true;
    shared.meanwhile = () -> publication.enqueue(quote(AAPL, "11"));
    publication.enqueue(quote(AAPL, "10"));
    publication.flush();
    shared.meanwhile = () -> {};
    shared.away = false;

    clock.advanceMachine(Duration.ofSeconds(1));
    publication.flush();

    assertThat(shared.published).containsExactly(quote(AAPL, "11"));
  }

  @Test
  void leavesOutWhatIsTooOldToBePublished() {
    publication.enqueue(quote(AAPL, "10"));

    clock.advanceMachine(Duration.ofSeconds(60));
    publication.flush();

    assertThat(shared.published).isEmpty();
  }

  private static Quote quote(Symbol symbol, String bid) {
    return Quotes.quote(symbol, bid, "100", Quotes.MARKET_NOW, Quotes.MACHINE_NOW);
  }
}
