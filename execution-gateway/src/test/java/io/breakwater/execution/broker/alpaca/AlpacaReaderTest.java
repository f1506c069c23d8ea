package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AlpacaReaderTest {
  private final JsonMapper json = JsonMapper.builder().build();
  private final AlpacaReader reader = new AlpacaReader(json);

  @Test
  void readsAFillAmongTheActivities() throws UnbelievableReplyException {
    for (String type : new String[] {"fill", "partial_fill"}) {
      assertThat(reader.activity(activity().put("type", type)).quantity())
          .isEqualTo(Quantity.of(4));
    }
    ObjectNode untyped = activity();
    untyped.remove("type");
    assertThat(reader.activity(untyped).id()).isEqualTo(new ExecutionId("e-1"));
  }

  /** Counted as a fill, what was taken back would be there twice. */
  @Test
  void refusesAnActivityThatIsNoFill() {
    for (String type : new String[] {"trade_bust", "trade_correct", "something_new"}) {
      assertThatThrownBy(() -> reader.activity(activity().put("type", type)))
          .as(type)
          .isInstanceOf(UnbelievableReplyException.class);
    }
  }

  /** As the stream may send the same message again after it has come back. */
  @Test
  void namesAnExecutionWithoutAnIdAlikeInEveryCopy() throws UnbelievableReplyException {
    assertThat(derivedId(fill())).isEqualTo(derivedId(fill()));
  }

  /**
   * The same order is filled at the same price to the same cumulative quantity twice only where the
   * broker has taken the first fill back, and then later; two orders may be filled alike at the
   * same moment, and one by several executions.
   */
  @Test
  void tellsExecutionsWithoutAnIdApart() throws UnbelievableReplyException {
    ObjectNode afterABust = fill().put("timestamp", "2013-01-02T15:00:07.5Z");
    ObjectNode ofAnother = fill();
    ((ObjectNode) ofAnother.path("order")).put("id", "broker-2");
    ObjectNode next = fill();
    ((ObjectNode) next.path("order")).put("filled_qty", "8");
    ObjectNode atAnotherPrice = fill().put("price", "20.11");

    assertThat(
            List.of(
                derivedId(fill()),
                derivedId(afterABust),
                derivedId(ofAnother),
                derivedId(next),
                derivedId(atAnotherPrice)))
        .doesNotHaveDuplicates();
  }

  /** What the database keeps: a finer time would make each repeat look later than what is kept. */
  @Test
  void readsTimesToTheMicrosecond() throws UnbelievableReplyException {
    assertThat(reader.activity(activity().put("transaction_time", "2013-01-02T15:00:00.1234567Z")))
        .extracting(Execution::at)
        .isEqualTo(Instant.parse("2013-01-02T15:00:00.123456Z"));
  }

  /** Left out, they would be orders that nobody knows of. */
  @Test
  void readsAnOrderWhateverItsSenderCalledIt() throws UnbelievableReplyException {
    String[] odd = {null, "", " ", "my order", "\u00e9", "a\u0000b", "x".repeat(129)};
    for (String name : odd) {
      ObjectNode data = fill();
      ((ObjectNode) data.path("order")).put("client_order_id", name);

      BrokerOrder order = reader.tradeUpdate(data).order();

      assertThat(order.clientOrderId()).as(name).isEqualTo(new ClientOrderId("external-broker-1"));
      assertThat(order.filledQuantity()).as(name).isEqualTo(Quantity.of(4));
    }
    ObjectNode nameless = fill();
    ((ObjectNode) nameless.path("order")).remove("client_order_id");
    assertThat(reader.tradeUpdate(nameless).order().clientOrderId().value())
        .isEqualTo("external-broker-1");
  }

  @Test
  void keepsTheNamesOfOrdersApartWhateverTheBrokerCallsThem() throws UnbelievableReplyException {
    List<ClientOrderId> names = new ArrayList<>();
    for (String brokerId : List.of("b 1", "b 2", "y".repeat(128), "z".repeat(128))) {
      ObjectNode data = fill();
      ((ObjectNode) data.path("order")).put("id", brokerId).putNull("client_order_id");
      names.add(reader.tradeUpdate(data).order().clientOrderId());
    }

    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void readsExitsWithoutAName() throws UnbelievableReplyException {
    ObjectNode data = fill();
    ObjectNode order = (ObjectNode) data.path("order");
    ObjectNode exit = order.deepCopy().put("id", "broker-2").put("client_order_id", "");
    order.putArray("legs").add(exit);

    assertThat(reader.tradeUpdate(data).order().legs())
        .extracting(leg -> leg.clientOrderId().value())
        .containsExactly("external-broker-2");
  }

  private ExecutionId derivedId(ObjectNode data) throws UnbelievableReplyException {
    Execution execution = Objects.requireNonNull(reader.tradeUpdate(data).execution());
    assertThat(execution.derivedId()).isTrue();
    return execution.id();
  }

  /** What the stream says of a fill, but for which execution it is. */
  private ObjectNode fill() {
    ObjectNode data =
        json.createObjectNode()
            .put("event", "partial_fill")
            .put("timestamp", "2013-01-02T15:00:00Z")
            .put("price", "20.10")
            .put("qty", "4");
    data.putObject("order")
        .put("id", "broker-1")
        .put("client_order_id", "c-1")
        .put("symbol", "AAPL")
        .put("side", "buy")
        .put("type", "market")
        .put("qty", "10")
        .put("time_in_force", "day")
        .put("status", "partially_filled")
        .put("filled_qty", "4")
        .put("updated_at", "2013-01-02T15:00:00Z");
    return data;
  }

  private ObjectNode activity() {
    return json.createObjectNode()
        .put("activity_type", "FILL")
        .put("type", "fill")
        .put("id", "20130102150000000::e-1")
        .put("transaction_time", "2013-01-02T15:00:00Z")
        .put("price", "20.10")
        .put("qty", "4")
        .put("cum_qty", "4")
        .put("side", "buy")
        .put("symbol", "AAPL")
        .put("order_id", "broker-1");
  }
}
