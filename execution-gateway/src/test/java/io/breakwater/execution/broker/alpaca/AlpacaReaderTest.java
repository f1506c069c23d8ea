package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.money.Quantity;
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
