package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A symbol whose books differ is not traded until they agree, or a person has looked. */
class QuarantineApiIT extends RunningGateway {
  private static final String LIST = "/api/v1/reconciliation/quarantine";
  private static final String REASON = "{\"reason\":\"looked at by hand\"}";

  @BeforeEach
  void empty() {
    jdbc.sql("truncate orders, fill, position, foreign_order, quarantine cascade").update();
  }

  @Test
  void letsNoOrderForItLeaveAndLeavesTheKeyUsable() {
    quarantine("AAPL");

    Answer denied = gateway.buy("c-1", "AAPL", "10");

    assertThat(denied.status()).isEqualTo(409);
    assertThat(denied.text("code")).isEqualTo("SYMBOL_QUARANTINED");
    assertThat(denied.text("detail")).contains("POSITION_DIFFERS");
    assertThat(gateway.buy("c-2", "MSFT", "10").status()).as("another symbol").isEqualTo(201);
    assertThat(BROKER.arrivals()).containsExactly("c-2");

    release("AAPL");
    assertThat(gateway.buy("c-1", "AAPL", "10").status()).isEqualTo(201);
  }

  @Test
  void letsCancelsThrough() {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    quarantine("AAPL");

    Answer canceled =
        gateway.post(Role.TRADER, "/api/v1/orders/" + order.text("order_id") + "/cancel", "");

    assertThat(canceled.status()).isEqualTo(202);
  }

  @Test
  void isListedWithWhatItIsAbout() {
    quarantine("AAPL");

    Answer list = gateway.get(Role.VIEWER, LIST);

    assertThat(list.json().path("entries")).hasSize(1);
    assertThat(list.json().at("/entries/0/symbol").asString()).isEqualTo("AAPL");
    assertThat(list.json().at("/entries/0/kind").asString()).isEqualTo("POSITION_DIFFERS");
    assertThat(list.json().at("/entries/0/state").asString()).isEqualTo("OPEN");
    assertThat(list.json().at("/entries/0/extent").asString()).isEqualTo("2");
  }

  @Test
  void onlyAnOperatorReleasesItAndSaysWhy() {
    quarantine("AAPL");

    assertThat(gateway.post(Role.TRADER, LIST + "/AAPL/release", REASON).status()).isEqualTo(403);
    assertThat(gateway.post(Role.OPERATOR, LIST + "/AAPL/release", "{}").status()).isEqualTo(400);
    assertThat(gateway.post(Role.OPERATOR, LIST + "/aapl/release", REASON).status()).isEqualTo(400);
    assertThat(rows("quarantine where state = 'OPEN'")).isEqualTo(1);

    Answer released = release("AAPL");
    assertThat(released.status()).isEqualTo(200);
    assertThat(released.json().at("/entries/0/released_by").asString()).isEqualTo("operator");
    assertThat(released.json().at("/entries/0/release_reason").asString())
        .isEqualTo("looked at by hand");

    Answer again = release("AAPL");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("SYMBOL_NOT_QUARANTINED");
  }

  @Test
  void isCounted() {
    quarantine("AAPL");
    quarantine("MSFT");

    assertThat(gateway.text(Role.VIEWER, "/actuator/prometheus"))
        .contains("symbols_quarantined 2.0");
  }

  private Answer release(String symbol) {
    return gateway.post(Role.OPERATOR, LIST + "/" + symbol + "/release", REASON);
  }

  private void quarantine(String symbol) {
    jdbc.sql(
            """
            insert into quarantine (account, symbol, kind, subject, extent, state, opened_at,
                changed_at)
            values ('paper', :symbol, 'POSITION_DIFFERS', '', '2', 'OPEN', now(), now())
            """)
        .param("symbol", symbol)
        .update();
  }
}
