package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.money.SignedQuantity;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The account's lists, whole, over real sockets. */
class AlpacaBookIT {
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BrokerBook book = book();

  @AfterEach
  void close() {
    client.shutdownNow();
    alpaca.close();
  }

  @Test
  void listsOrdersWhateverHasBecomeOfThem() {
    alpaca.place("c-1", "AAPL", "10");
    alpaca.place("c-2", "AAPL", "10");
    alpaca.become("c-1", "canceled");

    assertThat(book.ordersSince(LONG_AGO))
        .extracting(order -> order.clientOrderId().value())
        .containsExactly("c-2", "c-1");
  }

  @Test
  void leavesOutWhatCameBefore() {
    alpaca.place("c-1", "AAPL", "10");
    Instant first = Instant.parse(alpaca.order("c-1").path("submitted_at").asString());
    alpaca.place("c-2", "AAPL", "10");

    assertThat(book.ordersSince(first))
        .extracting(order -> order.clientOrderId().value())
        .containsExactly("c-2");
  }

  /** A page holds 500, and orders that share an instant may lie on both sides of its end. */
  @Test
  void missesNoneAtTheEndOfAPage() {
    String at = "2013-01-02T15:30:00Z";
    for (int i = 0; i < 1_203; i++) {
      alpaca.place("c-" + i, "AAPL", "10");
      alpaca.order("c-" + i).put("submitted_at", Instant.parse(at).plusMillis(i / 3).toString());
    }

    assertThat(book.ordersSince(LONG_AGO)).hasSize(1_203).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutAnOrderThatCannotBeAndKeepsTheRest() {
    alpaca.place("c-1", "AAPL", "10");
    alpaca.place("c-2", "AAPL", "10");
    alpaca.order("c-1").put("filled_qty", "-3");

    assertThat(book.ordersSince(LONG_AGO))
        .extracting(order -> order.clientOrderId().value())
        .containsExactly("c-2");
  }

  @Test
  void readsLongAndShort() {
    alpaca.bringIn("AAPL", "10.5");
    alpaca.bringIn("MSFT", "-3");

    assertThat(book.positions())
        .containsExactlyInAnyOrder(
            new BrokerPosition(new Symbol("AAPL"), SignedQuantity.of("10.5")),
            new BrokerPosition(new Symbol("MSFT"), SignedQuantity.of("-3")));
  }

  /** Left out, a position would look flat. */
  @Test
  void doesNotListPositionsAtAllWhereOneCannotBe() {
    alpaca.bringIn("AAPL", "10");
    alpaca.bringIn("not a symbol", "10");

    assertThatThrownBy(book::positions).isInstanceOf(BrokerUnreadableException.class);
  }

  @Test
  void saysThatItCouldNotAsk() {
    alpaca.withhold("/v2/orders");

    assertThatThrownBy(() -> book.ordersSince(LONG_AGO))
        .isInstanceOf(BrokerUnreadableException.class)
        .hasMessageContaining("500");
  }

  private BrokerBook book() {
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
    var http =
        new AlpacaHttp(
            client,
            properties,
            new RateBudget(200, new AtomicLong()::get),
            SettableClock.at("2013-01-02T15:00:00Z"));
    return new AlpacaBook(http, new AlpacaReader(JsonMapper.builder().build()));
  }
}
