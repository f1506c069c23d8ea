package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.Reversal;
import io.breakwater.execution.broker.TradeUpdates;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.FakeSocket;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.security.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stream over a real WebSocket, in every shape that Alpaca has been seen to send. */
class AlpacaTradeUpdatesIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final HttpClient client = AlpacaTradeUpdates.client();
  private final List<ExecutionReport> heard = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void close() {
    client.shutdownNow();
    alpaca.close();
  }

  @Test
  void readsBinaryFramesTextFramesAndPartsOfThem() {
    alpaca.place("c-1", "AAPL", "30");
    subscribe("key");
    FakeSocket socket = alpaca.server().sockets().iterator().next();

    socket.sendBinary(bytes(alpaca.fill("c-1", "10", "20.10")));
    socket.sendText(alpaca.fill("c-1", "10", "20.11").toString());
    socket.sendInParts(bytes(alpaca.fill("c-1", "10", "20.12")));

    await().atMost(SOON).until(() -> heard.size() == 3);
    assertThat(heard)
        .extracting(report -> Objects.requireNonNull(report.execution()).price().toString())
        .containsExactly("20.1", "20.11", "20.12");
  }

  @Test
  void passesOverWhatSaysNothing() {
    alpaca.place("c-1", "AAPL", "10");
    TradeUpdates.Subscription subscription = subscribe("key");
    FakeSocket socket = alpaca.server().sockets().iterator().next();

    socket.sendText("{\"stream\":\"trade_updates\",\"data\":null}");
    socket.sendText("not json");
    socket.sendText("{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"order\":null}}");
    socket.sendText("{\"stream\":\"news\",\"data\":{}}");
    socket.sendBinary(new byte[] {1});
    socket.sendBinary(bytes(alpaca.fill("c-1", "10", "20.10")));

    await().atMost(SOON).until(() -> heard.size() == 1);
    assertThat(subscription.isAlive()).isTrue();
  }

  @Test
  void derivesTheSameIdForEveryCopyOfAnExecutionWithoutOne() {
    alpaca.place("c-1", "AAPL", "10");
    subscribe("key");
    ObjectNode message = alpaca.fill("c-1", "10", "20.10");
    ((ObjectNode) message.path("data")).remove("execution_id");

    alpaca.push(message);
    alpaca.push(message);

    await().atMost(SOON).until(() -> heard.size() == 2);
    assertThat(heard.get(0)).isEqualTo(heard.get(1));
    assertThat(Objects.requireNonNull(heard.get(0).execution()).derivedId()).isTrue();
  }

  @Test
  void readsWhatTheBrokerTakesBackAndWhatItPutsInItsPlace() {
    alpaca.place("c-1", "AAPL", "30");
    subscribe("key");
    alpaca.push(alpaca.fill("c-1", "10", "20.10"));
    alpaca.push(alpaca.fill("c-1", "5", "20.20"));
    await().atMost(SOON).until(() -> heard.size() == 2);
    ExecutionId first = Objects.requireNonNull(heard.get(0).execution()).id();
    ExecutionId second = Objects.requireNonNull(heard.get(1).execution()).id();

    alpaca.push(alpaca.takeBack("c-1", "10", first.value()));
    alpaca.push(alpaca.correct("c-1", "5", second.value(), "4", "20.15"));
    alpaca.push(alpaca.correct("c-1", "4", second.value(), "4", "20.15"));

    await().atMost(SOON).until(() -> heard.size() == 5);
    Reversal bust = Objects.requireNonNull(heard.get(2).reversal());
    assertThat(bust.reversed()).isEqualTo(first);
    assertThat(bust.replacement()).isNull();
    assertThat(heard.get(2).execution()).as("a bust is no fill").isNull();
    assertThat(heard.get(2).order().filledQuantity()).isEqualTo(Quantity.of(5));
    Reversal correction = Objects.requireNonNull(heard.get(3).reversal());
    Execution replacement = Objects.requireNonNull(correction.replacement());
    assertThat(correction.reversed()).isEqualTo(second);
    assertThat(replacement.quantity()).isEqualTo(Quantity.of(4));
    assertThat(replacement.price()).isEqualTo(Price.of("20.15"));
    assertThat(replacement.id()).isNotEqualTo(second);
  }

  /** Counted as a fill, it would move the position the wrong way, twice as far. */
  @Test
  void passesOverAReversalThatDoesNotSayOfWhat() {
    alpaca.place("c-1", "AAPL", "30");
    subscribe("key");
    ObjectNode message = alpaca.takeBack("c-1", "0", "e-1");
    ((ObjectNode) message.path("data")).remove("previous_execution_id");
    ((ObjectNode) message.path("data")).remove("execution_id");

    alpaca.push(message);
    alpaca.push(alpaca.fill("c-1", "10", "20.10"));

    await().atMost(SOON).until(() -> heard.size() == 1);
    assertThat(heard.getFirst().execution()).isNotNull();
  }

  @Test
  void refusesAStreamThatDoesNotAuthorizeIt() {
    assertThatThrownBy(() -> subscribe("wrong"))
        .isInstanceOf(BrokerUnreadableException.class)
        .hasMessageContaining("unauthorized");
  }

  @Test
  void noticesACutConnection() {
    TradeUpdates.Subscription subscription = subscribe("key");

    alpaca.server().sockets().iterator().next().cut();

    await().atMost(SOON).until(() -> !subscription.isAlive());
  }

  /** The JDK forgets a cut that falls into the time in which it waits for us. */
  @Test
  void noticesAConnectionThatIsCutWhileAReportIsRecorded() {
    alpaca.place("c-1", "AAPL", "10");
    FakeSocket[] socket = new FakeSocket[1];
    TradeUpdates.Subscription subscription =
        updates("key")
            .subscribe(report -> {
              socket[0].cut();
              await().pollDelay(Duration.ofMillis(200)).until(() -> true);
              heard.add(report);
            });
    socket[0] = alpaca.server().sockets().iterator().next();

    alpaca.push(alpaca.fill("c-1", "10", "20.10"));

    await().atMost(SOON).until(() -> !subscription.isAlive());
    assertThat(heard).hasSize(1);
  }

  @Test
  void givesUpAConnectionThatIsSilentForTooLong() {
    TradeUpdates.Subscription subscription = subscribe("key");

    nanos.addAndGet(Duration.ofSeconds(31).toNanos());

    assertThat(subscription.isAlive()).isFalse();
  }

  @Test
  void keepsAQuietConnectionThatAnswersPings() {
    TradeUpdates.Subscription subscription = subscribe("key");

    for (int i = 0; i < 5; i++) {
      nanos.addAndGet(Duration.ofSeconds(11).toNanos());
      assertThat(subscription.isAlive()).isTrue();
      await().atMost(SOON).until(() -> silence(subscription).isZero());
    }
  }

  @Test
  void endsWhenAReportCannotBeRecorded() {
    alpaca.place("c-1", "AAPL", "10");
    TradeUpdates.Subscription subscription =
        updates("key")
            .subscribe(report -> {
              throw new IllegalStateException("the database is away");
            });

    alpaca.push(alpaca.fill("c-1", "10", "20.10"));

    await().atMost(SOON).until(() -> !subscription.isAlive());
  }

  private Duration silence(TradeUpdates.Subscription subscription) {
    return Duration.ofNanos(nanos.get() - ((AlpacaSubscription) subscription).lastHeard());
  }

  private TradeUpdates.Subscription subscribe(String keyId) {
    return updates(keyId).subscribe(heard::add);
  }

  private TradeUpdates updates(String keyId) {
    var json = JsonMapper.builder().build();
    var properties =
        new BrokerProperties(
            BrokerKind.VENUE,
            null,
            "paper",
            URI.create(alpaca.baseUrl()),
            URI.create(alpaca.streamUrl()),
            Secret.of(keyId),
            Secret.of("secret"),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            16,
            Duration.ofMillis(250),
            200);
    return new AlpacaTradeUpdates(client, properties, new AlpacaReader(json), json, nanos::get);
  }

  private static byte[] bytes(ObjectNode message) {
    return message.toString().getBytes(UTF_8);
  }
}
