package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.AssetDirectory.Listing;
import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is traded, and what knowing it costs. */
class AlpacaAssetsIT {
  private static final Symbol AAPL = new Symbol("AAPL");
  private static final Symbol NOPE = new Symbol("NOPE");

  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final SettableClock clock = SettableClock.at("2013-01-02T15:00:00Z");
  private final AtomicLong nanos = new AtomicLong();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private RateBudget budget = new RateBudget(100_000, nanos::get);

  @AfterEach
  void close() {
    client.shutdownNow();
    alpaca.close();
  }

  @Test
  void knowsWhatIsTraded() {
    AlpacaAssets assets = assets();

    assertThat(assets.find(AAPL)).isEqualTo(Listing.TRADABLE);
    assertThat(assets.find(NOPE)).isEqualTo(Listing.UNKNOWN);
    assertThat(assets.find(new Symbol("OFF"))).isEqualTo(Listing.UNKNOWN);
    alpaca.goAway();
    assertThat(assets.find(AAPL)).isEqualTo(Listing.TRADABLE);
    assertThat(assets.find(new Symbol("MSFT"))).isEqualTo(Listing.UNREADABLE);
  }

  /** An order must not fail for want of a question that was answered yesterday. */
  @Test
  void goesOnByWhatWasTradableWhereItCannotAskAgain() {
    AlpacaAssets assets = assets();
    assets.find(AAPL);
    alpaca.goAway();

    clock.advance(Duration.ofHours(23));
    assertThat(assets.find(AAPL)).isEqualTo(Listing.TRADABLE);
    clock.advance(Duration.ofHours(1));
    assertThat(assets.find(AAPL)).isEqualTo(Listing.UNREADABLE);
  }

  @Test
  void asksAgainForWhatWasTradableTenMinutesAgo() {
    AlpacaAssets assets = assets();
    assets.find(AAPL);
    clock.advance(Duration.ofMinutes(10));

    assets.find(AAPL);

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void asksForASymbolThatNobodyTradesOnceAMinute() {
    AlpacaAssets assets = assets();
    for (int i = 0; i < 100; i++) {
      assertThat(assets.find(NOPE)).isEqualTo(Listing.UNKNOWN);
    }
    assertThat(asked()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    assets.find(NOPE);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void remembersNoMoreThanTheLastThousandOfThose() {
    AlpacaAssets assets = assets();
    for (int i = 0; i <= 1_000; i++) {
      assets.find(new Symbol("NO" + i));
    }
    assertThat(asked()).isEqualTo(1_001);

    assets.find(new Symbol("NO1000"));
    assets.find(new Symbol("NO1"));
    assertThat(asked()).isEqualTo(1_001);
    assets.find(new Symbol("NO0"));
    assertThat(asked()).isEqualTo(1_002);
  }

  @Test
  void asksOnceForAllWhoAskAtTheSameTime() throws Exception {
    AlpacaAssets assets = assets();
    List<Callable<Listing>> questions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      questions.add(() -> assets.find(AAPL));
    }

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Listing> answer : callers.invokeAll(questions)) {
        assertThat(answer.get()).isEqualTo(Listing.TRADABLE);
      }
    }

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void leavesOrdersTheirPartWhateverNonsenseIsAskedFor() {
    budget = new RateBudget(200, nanos::get);
    AlpacaAssets assets = assets();
    for (int i = 0; i < 300; i++) {
      assets.find(new Symbol("NO" + i));
    }

    assertThat(asked()).isEqualTo(100);
    assertThat(budget.left()).isEqualTo(40);
  }

  private long asked() {
    return alpaca.requests("GET /v2/assets/");
  }

  private AlpacaAssets assets() {
    var properties =
        new BrokerProperties(
            BrokerKind.VENUE,
            null,
            "paper",
            URI.create(alpaca.baseUrl()),
            URI.create("ws://127.0.0.1:1"),
            Secret.of("key"),
            Secret.of("secret"),
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            16,
            Duration.ofMillis(250),
            200);
    var http = new AlpacaHttp(client, properties, budget, clock);
    return new AlpacaAssets(http, new AlpacaReader(JsonMapper.builder().build()), clock);
  }
}
