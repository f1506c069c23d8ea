package io.breakwater.execution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees of fills. */
class FillApiIT extends RunningGateway {

  @BeforeEach
  void fills() {
    jdbc.sql("truncate orders, fill, position, foreign_order cascade").update();
    fill("e-1", "AAPL", "BUY", "alpha", "2013-01-02T15:00:00Z");
    fill("e-2", "AAPL", "SELL", "beta", "2013-01-02T16:00:00Z");
    fill("e-3", "MSFT", "BUY", "alpha", "2013-01-02T17:00:00Z");
    fill("e-4", "MSFT", "SELL", null, "2013-01-03T15:00:00Z");
  }

  @Test
  void narrowsByEachFilterAndByAllOfThem() {
    assertThat(found("")).containsExactly("e-4", "e-3", "e-2", "e-1");
    assertThat(found("?symbol=AAPL")).containsExactly("e-2", "e-1");
    assertThat(found("?strategy=alpha")).containsExactly("e-3", "e-1");
    assertThat(found("?side=sell")).containsExactly("e-4", "e-2");
    assertThat(found("?symbol=MSFT&side=buy&strategy=alpha")).containsExactly("e-3");
    assertThat(found("?strategy=gamma")).isEmpty();
  }

  /** Two spans that meet have each fill once. */
  @Test
  void aSpanHasItsBeginningAndNotItsEnd() {
    String noon = "2013-01-02T16:00:00Z";

    assertThat(found("?from=" + noon)).containsExactly("e-4", "e-3", "e-2");
    assertThat(found("?to=" + noon)).containsExactly("e-1");
    assertThat(found("?from=" + noon + "&to=2013-01-03T15:00:00Z")).containsExactly("e-3", "e-2");
  }

  @Test
  void givesWhatMatchesPageByPage() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          gateway.get(Role.VIEWER, "/api/v1/fills?from=2013-01-02T16:00:00Z&limit=2" + cursor);
      page.json().path("fills").forEach(f -> seen.add(f.path("execution_id").asString()));
      String next = page.text("next_cursor");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly("e-4", "e-3", "e-2");
  }

  @Test
  void refusesFiltersThatAreNone() {
    for (String query :
        List.of(
            "side=BUY",
            "side=hold",
            "strategy=%00",
            "from=yesterday",
            "from=2013-01-02",
            "from=-1000000000-01-01T00:00:00Z",
            "to=%2B1000000000-12-31T23:59:59Z")) {
      Answer answer = gateway.get(Role.VIEWER, "/api/v1/fills?" + query);

      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.text("code")).as(query).isEqualTo("INVALID_REQUEST");
    }
  }

  private List<String> found(String query) {
    Answer answer = gateway.get(Role.VIEWER, "/api/v1/fills" + query);
    assertThat(answer.status()).as(query).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    answer.json().path("fills").forEach(f -> ids.add(f.path("execution_id").asString()));
    return ids;
  }

  private void fill(
      String id, String symbol, String side, @Nullable String strategy, String executedAt) {
    UUID order = UUID.nameUUIDFromBytes(id.getBytes(US_ASCII));
    jdbc.sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, time_in_force, submitted_by, decision, status, status_rank,
                broker_filled_quantity, filled_quantity, created_at, updated_at)
            values (:order, 'paper', :id, 'x', :strategy, :symbol, :side, 'MARKET', 1, 'DAY', 'x',
                '{}', 'FILLED', 40, 1, 1, :at::timestamptz, :at::timestamptz)
            """)
        .param("order", order)
        .param("id", id)
        .param("strategy", strategy)
        .param("symbol", symbol)
        .param("side", side)
        .param("at", executedAt)
        .update();
    jdbc.sql(
            """
            insert into fill (account, execution_id, derived_id, order_id, client_order_id, strategy,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at)
            values ('paper', :id, false, :order, :id, :strategy, :symbol, :side, 1, 20, 1, 'poll',
                :at::timestamptz)
            """)
        .param("id", id)
        .param("order", order)
        .param("strategy", strategy)
        .param("symbol", symbol)
        .param("side", side)
        .param("at", executedAt)
        .update();
  }
}
