package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of orders: each filter, several at once, and page after page. */
class OrderListApiIT extends RunningGateway {
  private static final Instant FIRST = Instant.parse("2013-01-02T15:00:00Z");

  /** One order a minute, the newest last. */
  @BeforeEach
  void orders() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    order(0, "a", "AAPL", "buy", "momentum");
    order(1, "b", "AAPL", "sell", "momentum");
    order(2, "c", "MSFT", "buy", "reversal");
    order(3, "d", "IBM", "buy", "momentum");
    order(4, "e", "IBM", "sell", "reversal");
    become("b", OrderStatus.FILLED);
    become("c", OrderStatus.CANCELED);
    become("d", OrderStatus.PENDING_CANCEL);
  }

  @Test
  void narrowsByEachFilter() {
    assertThat(list("")).containsExactly("e", "d", "c", "b", "a");
    assertThat(list("status=open")).containsExactly("e", "d", "a");
    assertThat(list("status=closed")).containsExactly("c", "b");
    assertThat(list("status=FILLED&status=PENDING_CANCEL")).containsExactly("d", "b");
    assertThat(list("status=FILLED,CANCELED")).containsExactly("c", "b");
    assertThat(list("status=closed,PENDING_CANCEL")).containsExactly("d", "c", "b");
    assertThat(list("symbol=AAPL")).containsExactly("b", "a");
    assertThat(list("symbol=AAPL&symbol=MSFT")).containsExactly("c", "b", "a");
    assertThat(list("strategy=reversal")).containsExactly("e", "c");
    assertThat(list("side=sell")).containsExactly("e", "b");
    assertThat(list("client_order_id=d")).containsExactly("d");
    assertThat(list("from=2013-01-02T15:03:00Z")).as("included").containsExactly("e", "d");
    assertThat(list("to=2013-01-02T15:01:00Z")).as("not included").containsExactly("a");
    assertThat(list("from=2013-01-02T15:01:00Z&to=2013-01-02T15:04:00Z&side=buy&status=open"))
        .containsExactly("d");
  }

  @Test
  void leadsFromPageToPageUnderAFilter() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = get("status=open,closed&strategy=momentum&limit=1" + cursor);
      page.json().path("orders").forEach(o -> seen.add(o.path("client_order_id").asString()));
      String next = page.text("next_cursor");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly("d", "b", "a");
  }

  @Test
  void knowsEveryStatusByItsName() {
    for (OrderStatus status : OrderStatus.values()) {
      assertThat(get("status=" + status).status()).as("%s", status).isEqualTo(200);
    }
    assertThat(OrderStatus.open()).doesNotContainAnyElementsOf(OrderStatus.closed());
    assertThat(OrderStatus.open().size() + OrderStatus.closed().size())
        .isEqualTo(OrderStatus.values().length);
  }

  @Test
  void refusesValuesThatAreNone() {
    for (String query :
        List.of(
            "status=nonsense",
            "status=FILLED,nonsense",
            "status=filled",
            "symbol=AAPL,aapl",
            "side=long",
            "strategy=a%20b",
            "from=yesterday",
            "from=0001-01-01T00:00:00Z",
            "to=+999999999-12-31T23:59:59Z",
            "limit=0",
            "cursor=x",
            "cursor=00000000-0000-0000-0000-000000000000",
            "simbol=AAPL",
            "status=",
            "from=2020",
            "side=buy&side=sell")) {
      Answer answer = get(query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.text("code")).as(query).isEqualTo("INVALID_REQUEST");
    }
  }

  private void order(int minute, String id, String symbol, String side, String strategy) {
    clock.setMarket(FIRST.plusSeconds(60L * minute));
    gateway.submit(
        """
        {"client_order_id":"%s","symbol":"%s","side":"%s","strategy":"%s","type":"limit",
         "quantity":"10","limit_price":"20.10"}
        """
            .formatted(id, symbol, side, strategy));
  }

  private void become(String clientOrderId, OrderStatus status) {
    jdbc.sql("update orders set status = :status, status_rank = :rank where client_order_id = :id")
        .param("status", status.name())
        .param("rank", status.rank())
        .param("id", clientOrderId)
        .update();
  }

  private List<String> list(String query) {
    List<String> ids = new ArrayList<>();
    get(query).json().path("orders").forEach(o -> ids.add(o.path("client_order_id").asString()));
    return ids;
  }

  private Answer get(String query) {
    return gateway.get(Role.VIEWER, "/api/v1/orders?" + query);
  }
}
