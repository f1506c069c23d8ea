package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.money.SignedQuantity;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The account's lists, whole, over real sockets. */
class AlpacaBookIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AlpacaHttp http = http();
  private final AlpacaReader reader = new AlpacaReader(JSON);
  private final BrokerBook book = new AlpacaBook(http, reader);
  private final Broker broker =
      new AlpacaBroker(
          http, reader, new SubmitReply(reader, SettableClock.at("2013-01-02T15:00:00Z")), JSON);

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
  void listsWhatIsOpenToTheEndOldestFirst() {
    String at = "2013-01-02T15:30:00Z";
    for (int i = 0; i < 1_203; i++) {
      alpaca.place("c-" + i, "AAPL", "10");
      alpaca.order("c-" + i).put("submitted_at", Instant.parse(at).plusMillis(i / 3).toString());
    }
    alpaca.become("c-7", "canceled");

    List<BrokerOrder> open = broker.openOrders();

    assertThat(open).hasSize(1_202).doesNotHaveDuplicates();
    assertThat(open.getFirst().clientOrderId().value()).isEqualTo("c-0");
    assertThat(open.getLast().clientOrderId().value()).isEqualTo("c-1202");
  }

  @Test
  void asksForTheNewestWithOneQuestion() {
    for (int i = 0; i < 501; i++) {
      alpaca.place("c-" + i, "AAPL", "10");
    }

    assertThat(book.newestSince(LONG_AGO))
        .hasSize(500)
        .first()
        .extracting(order -> order.clientOrderId().value())
        .isEqualTo("c-500");
    assertThat(alpaca.requests("GET /v2/orders")).isEqualTo(1);
  }

  /** No time could tell the one page from the next. */
  @Test
  void listsAllExecutionsOfTheSameInstant() {
    fills(250);
    alpaca.activities().forEach(one -> one.put("transaction_time", "2013-01-02T15:30:00Z"));

    assertThat(executions()).hasSize(250).doesNotHaveDuplicates();
    assertThat(alpaca.requests("GET /v2/account/activities/FILL")).isEqualTo(3);
  }

  @Test
  void asksOnceMoreWhereTheLastPageIsFull() {
    fills(200);

    assertThat(executions()).hasSize(200).doesNotHaveDuplicates();
    assertThat(alpaca.requests("GET /v2/account/activities/FILL")).isEqualTo(3);
  }

  @Test
  void goesOnBehindAnExecutionThatCannotBe() {
    fills(150);
    alpaca.activities().get(99).put("qty", "-1");

    assertThat(executions()).hasSize(149).doesNotHaveDuplicates();
  }

  @Test
  void listsAllExecutionsOfAnOrder() {
    fills(250);
    alpaca.place("other", "AAPL", "10");
    alpaca.fill("other", "10", "20");
    var id = new BrokerOrderId(alpaca.order("c-1").path("id").asString());

    assertThat(broker.executionsOf(id)).hasSize(250).doesNotHaveDuplicates();
  }

  /** Else the same page would be read until the bound, and the rest never. */
  @Test
  void saysThatPagesLeadNowhere() {
    fills(250);
    alpaca.ignorePageTokens();

    assertThatThrownBy(this::executions)
        .isInstanceOf(BrokerUnreadableException.class)
        .hasMessageContaining("leads nowhere");
  }

  private void fills(int count) {
    alpaca.place("c-1", "AAPL", "1000");
    for (int i = 0; i < count; i++) {
      alpaca.fill("c-1", "1", "20");
    }
  }

  private List<Execution> executions() {
    List<Execution> all = new ArrayList<>();
    ExecutionPage page = broker.executionsAfter(LONG_AGO, null);
    all.addAll(page.executions());
    while (page.next() != null) {
      page = broker.executionsAfter(LONG_AGO, page.next());
      all.addAll(page.executions());
    }
    return all;
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

  private AlpacaHttp http() {
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
    return new AlpacaHttp(
        client,
        properties,
        new RateBudget(200, new AtomicLong()::get),
        SettableClock.at("2013-01-02T15:00:00Z"));
  }
}
