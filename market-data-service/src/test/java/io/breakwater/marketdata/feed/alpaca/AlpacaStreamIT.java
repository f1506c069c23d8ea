package io.breakwater.marketdata.feed.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.breakwater.marketdata.Forwarder;
import io.breakwater.marketdata.feed.FeedConnection;
import io.breakwater.marketdata.feed.FeedListener;
import io.breakwater.marketdata.feed.FeedMessage;
import io.breakwater.marketdata.feed.FeedUnavailableException;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.security.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaStreamIT {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Instant AT = Instant.parse("2013-01-03T15:00:00.5Z");
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final FakeVendor vendor = FakeVendor.start();
  private final HttpClient http = AlpacaStream.client();
  private final Recorder heard = new Recorder();

  @AfterEach
  void close() {
    http.shutdownNow();
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void streamsQuotesInEitherCodec(boolean json) {
    FeedConnection connection = stream(json, FakeVendor.SECRET_KEY).connect(heard);
    connection.subscribe(Set.of(AAPL, Symbol.of("MSFT")));
    connection.unsubscribe(Set.of(Symbol.of("MSFT")));
    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> assertThat(heard.messages).contains(new FeedMessage.Subscribed(Set.of(AAPL))));

    vendor.stream().send("AAPL", 549.99, 550.01, AT);

    await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(heard.messages)
                .last()
                .isInstanceOfSatisfying(
                    FeedMessage.Quoted.class,
                    quoted -> {
                      assertThat(quoted.quote().bid()).isEqualByComparingTo("549.99");
                      assertThat(quoted.quote().quotedAt()).isEqualTo(AT);
                    }));
    connection.close();
  }

  @Test
  void putsLongFramesTogether() {
    FeedConnection connection = stream(false, FakeVendor.SECRET_KEY).connect(heard);
    Set<Symbol> many =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Symbol.of("SYMBOL" + i))
            .collect(Collectors.toSet());

    connection.subscribe(many);

    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(heard.messages).contains(new FeedMessage.Subscribed(many)));
    connection.close();
  }

  @Test
  void isRefusedWithAWrongKey() {
    assertThatThrownBy(() -> stream(false, "wrong").connect(heard))
        .isInstanceOfSatisfying(
            FeedUnavailableException.class, e -> assertThat(e.isRefused()).isTrue())
        .hasMessageContaining("402");
  }

  @Test
  void tellsARefusalForNowFromOneForGood() {
    vendor.stream().refuseKeysWith(500);

    assertThatThrownBy(() -> stream(false, FakeVendor.SECRET_KEY).connect(heard))
        .isInstanceOfSatisfying(
            FeedUnavailableException.class, e -> assertThat(e.isRefused()).isFalse());
  }

  @Test
  void givesUpOnAVendorThatSaysNothing() {
    vendor.stream().mute(true);

    assertThatThrownBy(() -> stream(false, FakeVendor.SECRET_KEY).connect(heard))
        .isInstanceOf(FeedUnavailableException.class)
        .hasMessageContaining("the greeting did not come");
  }

  @Test
  void saysThatAVendorWhoIsAwayCannotBeReached() {
    vendor.goAway();

    try {
      assertThatThrownBy(() -> stream(false, FakeVendor.SECRET_KEY).connect(heard))
          .isInstanceOf(FeedUnavailableException.class);
    } finally {
      vendor.comeBack();
    }
  }

  @Test
  void hearsThatTheConnectionWasEnded() {
    stream(false, FakeVendor.SECRET_KEY).connect(heard);

    vendor.stream().end();

    await().atMost(BOUND).untilAsserted(() -> assertThat(heard.closed).hasSize(1));
  }

  @Test
  void hearsThatTheConnectionWasCutWhileAMessageIsHandled() {
    var handled = new CountDownLatch(1);
    var slow =
        new Recorder() {
          @Override
          public void onMessage(FeedMessage message) {
            super.onMessage(message);
            awaitEnd(handled);
          }
        };
    try (var line = new Forwarder(vendor.streamUrl().getPort())) {
      var url = URI.create("ws://127.0.0.1:" + line.port() + vendor.streamUrl().getPath());
      FeedConnection connection = stream(url, false, FakeVendor.SECRET_KEY).connect(slow);
      connection.subscribe(Set.of(AAPL));
      await().atMost(BOUND).untilAsserted(() -> assertThat(slow.messages).hasSize(1));

      line.cut();
      // Time for the end of input to arrive.
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      handled.countDown();

      await().atMost(BOUND).untilAsserted(() -> assertThat(slow.closed).hasSize(1));
    }
  }

  @Test
  void takesTheAnswerToAPingForASignOfLife() {
    FeedConnection connection = stream(false, FakeVendor.SECRET_KEY).connect(heard);
    int before = heard.signsOfLife.get();

    connection.ping();

    await().atMost(BOUND).untilAtomic(heard.signsOfLife, org.hamcrest.Matchers.greaterThan(before));
    connection.close();
  }

  @Test
  void survivesWhatItCannotRead() {
    FeedConnection connection = stream(false, FakeVendor.SECRET_KEY).connect(heard);
    connection.subscribe(Set.of(AAPL));
    await().atMost(BOUND).untilAsserted(() -> assertThat(heard.messages).hasSize(1));

    vendor.stream().sendGarbage();
    await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(heard.messages).contains(new FeedMessage.Unexpected("unreadable frame")));
    vendor.stream().send("AAPL", 549.99, 550.01, AT);

    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> assertThat(heard.messages).last().isInstanceOf(FeedMessage.Quoted.class));
    connection.close();
  }

  private static void awaitEnd(CountDownLatch latch) {
    try {
      assertThat(latch.await(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private AlpacaStream stream(boolean json, String secret) {
    return stream(vendor.streamUrl(), json, secret);
  }

  private AlpacaStream stream(URI url, boolean json, String secret) {
    return new AlpacaStream(
        http, url, Secret.of(FakeVendor.KEY_ID), Secret.of(secret), json, Duration.ofSeconds(2));
  }

  private static class Recorder implements FeedListener {
    final List<FeedMessage> messages = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    final AtomicInteger signsOfLife = new AtomicInteger();

    @Override
    public void onMessage(FeedMessage message) {
      messages.add(message);
    }

    @Override
    public void onSignOfLife() {
      signsOfLife.incrementAndGet();
    }

    @Override
    public void onClosed(String reason) {
      closed.add(reason);
    }
  }
}
