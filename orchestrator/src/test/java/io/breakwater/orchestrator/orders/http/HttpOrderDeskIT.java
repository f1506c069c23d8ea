package io.breakwater.orchestrator.orders.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.orchestrator.fake.FakePeers;
import io.breakwater.orchestrator.fake.ScriptedPeer;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.orders.ClientOrderId;
import io.breakwater.orchestrator.orders.NewOrder;
import io.breakwater.orchestrator.orders.OrderReport;
import io.breakwater.orchestrator.orders.OrderStatus;
import io.breakwater.orchestrator.orders.Side;
import io.breakwater.orchestrator.orders.Submission;
import io.breakwater.orchestrator.peer.Peer;
import io.breakwater.orchestrator.peer.PeerRefusedException;
import io.breakwater.orchestrator.peer.PeerUnreachableException;
import io.breakwater.orchestrator.strategy.StrategyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of the gateway means: the table that decides whether an order is sent again. */
class HttpOrderDeskIT {

  private static final ClientOrderId ID = ClientOrderId.of("bw-rabc-AAPL");
  private static final NewOrder ORDER =
      new NewOrder(ID, StrategyName.of("alpha"), Symbol.of("AAPL"), Side.BUY, Quantity.of(10));

  private final ScriptedPeer gateway = new ScriptedPeer();
  private final HttpOrderDesk desk =
      new HttpOrderDesk(FakePeers.client(Peer.EXECUTION_GATEWAY, gateway.baseUrl()));

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, FILLED",
    "201, ACCEPTED",
    "201, REJECTED",
    "202, UNKNOWN",
    "201, SOMETHING_NEW"
  })
  void placedWhateverTheStatusOfTheOrder(int httpStatus, String status) {
    gateway.answers(httpStatus, order(Map.of("status", status)));

    assertThat(desk.submit(ORDER))
        .isEqualTo(
            new Submission.Placed(
                new OrderReport("o-1", ID, new OrderStatus(status), Quantity.ZERO, null, null)));
  }

  @Test
  void readsAnAverageWithMoreDecimalsThanAPriceHas() {
    gateway.answers(
        200, order(Map.of("status", "FILLED", "average_fill_price", "10.123456789012345678")));

    assertThat(desk.submit(ORDER))
        .isInstanceOfSatisfying(
            Submission.Placed.class,
            placed ->
                assertThat(placed.report().averageFillPrice())
                    .isEqualTo(Price.of("10.123456789012345678")));
  }

  @ParameterizedTest
  @CsvSource({"409, TRADING_HALTED", "422, NOTIONAL_EXCEEDS_LIMIT"})
  void deniedByTheGatewaysRules(int httpStatus, String code) {
    gateway.answers(httpStatus, Map.of("code", code, "detail", "no", "order_id", "o-9"));

    assertThat(desk.submit(ORDER)).isEqualTo(new Submission.Denied(code, "no", "o-9"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNKNOWN_SYMBOL",
    "401, UNAUTHENTICATED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "409, IDEMPOTENCY_KEY_REUSED",
    "413, PAYLOAD_TOO_LARGE"
  })
  void refusedAsARequest(int httpStatus, String code) {
    gateway.answers(httpStatus, Map.of("code", code, "detail", "no"));

    assertThat(desk.submit(ORDER)).isEqualTo(new Submission.Refused(code, "no"));
  }

  @Test
  void refusedWithoutAReasonThatCanBeRead() {
    gateway.answers(400, List.of());

    assertThat(desk.submit(ORDER)).isEqualTo(new Submission.Refused("HTTP_400", "no reason given"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 429, 500, 502, 503, 504})
  void unansweredByAnythingElse(int httpStatus) {
    gateway.answers(httpStatus, Map.of("code", "WHATEVER"));

    assertThat(desk.submit(ORDER)).isInstanceOf(Submission.Unanswered.class);
    assertThatThrownBy(() -> desk.find(ID)).isInstanceOf(PeerUnreachableException.class);
  }

  @Test
  void unansweredByACutConnection() {
    gateway.cuts();

    assertThat(desk.submit(ORDER)).isInstanceOf(Submission.Unanswered.class);
    assertThatThrownBy(() -> desk.find(ID)).isInstanceOf(PeerUnreachableException.class);
  }

  @Test
  void unansweredByABodyThatIsNotThisOrder() {
    for (Object body :
        List.of(
            "text",
            Map.of(),
            order(Map.of("client_order_id", "bw-rabc-MSFT")),
            order(Map.of("filled_quantity", "-1")),
            order(Map.of("average_fill_price", "none")))) {
      gateway.answers(201, body);

      assertThat(desk.submit(ORDER)).as("%s", body).isInstanceOf(Submission.Unanswered.class);
    }
  }

  @Test
  void findsTheOrderOfThatIdAndNoOther() {
    gateway.answers(
        200,
        Map.of(
            "orders",
            List.of(
                order(Map.of("client_order_id", "bw-rabc-MSFT")),
                order(Map.of("status", "FILLED")))));

    assertThat(desk.find(ID)).map(OrderReport::status).contains(OrderStatus.FILLED);

    gateway.answers(200, Map.of("orders", List.of()));

    assertThat(desk.find(ID)).isEmpty();
  }

  @Test
  void saysThatTheGatewayRefusesToSay() {
    gateway.answers(403, Map.of("code", "FORBIDDEN", "detail", "no"));

    assertThatThrownBy(() -> desk.find(ID))
        .isInstanceOfSatisfying(
            PeerRefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo("FORBIDDEN"));
  }

  private static Map<String, Object> order(Map<String, Object> with) {
    Map<String, Object> order = new HashMap<>();
    order.put("order_id", "o-1");
    order.put("client_order_id", ID.value());
    order.put("status", "ACCEPTED");
    order.put("filled_quantity", "0");
    order.put("average_fill_price", null);
    order.put("reason", null);
    order.putAll(with);
    return order;
  }
}
