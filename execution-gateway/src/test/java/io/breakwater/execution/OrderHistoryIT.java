package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.testing.Fault;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever asks is told why an order was let through or not, and all that happened to it since. */
class OrderHistoryIT extends RunningGateway {

  @AfterEach
  void open() {
    jdbc.sql("update trading_gate set state = 'ACTIVE'").update();
  }

  @Test
  void tellsWhatHappenedToAnOrderOldestFirst() {
    String id = gateway.buy("h-1", "AAPL", "10").text("order_id");
    gateway.post(Role.TRADER, "/api/v1/orders/" + id + "/cancel", "");

    Answer answer = events(id, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("order_id")).isEqualTo(id);
    // The broker's word of the cancel may come in before our own note of having asked for it.
    assertThat(types(answer))
        .startsWith("order.sending", "order.accepted")
        .contains("order.cancel_requested");
    assertThat(sequences(answer)).isSorted().doesNotHaveDuplicates();
    JsonNode first = answer.json().path("events").path(0);
    assertThat(first.path("actor").asString()).isEqualTo("trader");
    assertThat(first.path("at").asString()).as("market time").startsWith("2013-01-02T15:00");
    assertThat(first.path("recorded_at").asString()).as("machine time").doesNotStartWith("2013");
    assertThat(first.path("details").path("client_order_id").asString()).isEqualTo("h-1");
  }

  @Test
  void leadsFromPageToPageWithoutGapOrRepeat() {
    String id = gateway.buy("h-2", "MSFT", "10").text("order_id");
    gateway.post(Role.TRADER, "/api/v1/orders/" + id + "/cancel", "");
    List<Long> whole = sequences(events(id, ""));
    assertThat(whole).hasSizeGreaterThanOrEqualTo(3);

    List<Long> paged = new ArrayList<>();
    String cursor = "0";
    do {
      Answer page = events(id, "?limit=1&cursor=" + cursor);
      paged.addAll(sequences(page));
      cursor = page.json().path("next_cursor").asString("");
    } while (!cursor.isEmpty());

    assertThat(paged).startsWith(whole.toArray(Long[]::new)).doesNotHaveDuplicates();
  }

  @Test
  void keepsWhatEachGateSaidOfAnOrderThatPassed() {
    String id = gateway.buy("h-3", "IBM", "10").text("order_id");

    Answer answer = decision(id);

    assertThat(answer.status()).isEqualTo(200);
    List<String> checks = new ArrayList<>();
    for (JsonNode check : answer.json().path("checks")) {
      checks.add(check.path("check").asString());
      assertThat(check.path("verdict").asString()).isEqualTo("passed");
      assertThat(check.path("value").asString()).isNotEmpty();
      assertThat(check.path("code").isNull()).isTrue();
    }
    assertThat(checks).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  @Test
  void explainsADenialToo() {
    jdbc.sql("update trading_gate set state = 'HALTED'").update();
    String id = gateway.buy("h-4", "ORCL", "10").text("order_id");

    JsonNode checks = decision(id).json().path("checks");

    JsonNode last = checks.path(checks.size() - 1);
    assertThat(last.path("verdict").asString()).isEqualTo("refused");
    assertThat(last.path("code").asString()).isEqualTo("TRADING_HALTED");
    assertThat(types(events(id, ""))).containsExactly("order.denied");
  }

  @Test
  void explainsAnOrderThatTheBrokerRejected() {
    BROKER.script(Fault.Answer.of(403, "{\"message\":\"insufficient buying power\"}"));
    String id = gateway.buy("h-5", "CSCO", "10").text("order_id");

    assertThat(types(events(id, ""))).containsExactly("order.sending", "order.rejected");
    assertThat(decision(id).status()).isEqualTo(200);
  }

  @Test
  void knowsNoOrderThatIsNotThere() {
    String id = UUID.randomUUID().toString();

    for (Answer answer : List.of(events(id, ""), decision(id))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("code")).isEqualTo("ORDER_NOT_FOUND");
    }
  }

  @Test
  void refusesNonsense() {
    String id = UUID.randomUUID().toString();

    for (String query : List.of("?limit=0", "?limit=501", "?cursor=-1", "?cursor=x")) {
      assertThat(events(id, query).status()).as(query).isEqualTo(400);
    }
    assertThat(events("nonsense", "").status()).isEqualTo(400);
  }

  private Answer events(String id, String query) {
    return gateway.get(Role.VIEWER, "/api/v1/orders/" + id + "/events" + query);
  }

  private Answer decision(String id) {
    return gateway.get(Role.VIEWER, "/api/v1/orders/" + id + "/decision");
  }

  private static List<String> types(Answer answer) {
    List<String> types = new ArrayList<>();
    answer.json().path("events").forEach(event -> types.add(event.path("type").asString()));
    return types;
  }

  private static List<Long> sequences(Answer answer) {
    List<Long> sequences = new ArrayList<>();
    answer.json().path("events").forEach(event -> sequences.add(event.path("sequence").asLong()));
    return sequences;
  }
}
