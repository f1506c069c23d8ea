package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.RunningGateway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A comparison that comes again soon gives the broker, and us, until then. */
@TestPropertySource(
    properties = {
      "breakwater.reconciliation.everything-every=500ms",
      "breakwater.reconciliation.orders-every=1h",
      "breakwater.reconciliation.in-flight-every=1h"
    })
class ScheduledPassIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(30);

  @BeforeEach
  void forgetReports() {
    jdbc.sql("truncate reconciliation_report").update();
  }

  /** C12: a row of ours may come to light. */
  @Test
  void leavesAnOrderThatNobodyKnowsAloneForAMinute() {
    BROKER.place("theirs-1", "TSLA", "10");
    await().atMost(SOON).until(() -> reports() >= 3);
    assertThat(resolutions("UNKNOWN_ORDER", "TSLA")).containsExactly("WAITING");
    assertThat(rows("orders where client_order_id = 'theirs-1'")).isZero();

    jdbc.sql("update foreign_order set first_seen_at = first_seen_at - interval '61 seconds'")
        .update();

    await().atMost(SOON).until(() -> gateway.order("theirs-1").text("status").equals("ACCEPTED"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(resolutions("UNKNOWN_ORDER", "TSLA")).containsExactly("WAITING", "ADOPTED"));
  }

  /** The broker may need a moment to list an order; if it still does not, the symbol is held. */
  @Test
  void holdsASymbolOnlyForWhatIsDifferentTwice() {
    await().atMost(SOON).until(() -> gateway.buy("c-1", "NFLX", "10").status() < 300);
    await().atMost(SOON).until(() -> gateway.order("c-1").text("status").equals("ACCEPTED"));
    BROKER.lose("c-1");

    await()
        .atMost(SOON)
        .until(() -> rows("quarantine where symbol = 'NFLX' and state = 'OPEN'") == 1);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(resolutions("EXTRA_ORDER", "NFLX"))
                .containsExactly("WAITING", "QUARANTINED"));
  }

  private int reports() {
    return rows("reconciliation_report where differences @> '[{\"symbol\":\"TSLA\"}]'");
  }

  /** Each once, in the order in which they came up. */
  private List<String> resolutions(String kind, String symbol) {
    return jdbc.sql(
            """
            select resolution from (
                select difference ->> 'resolution' as resolution, min(report_id) as first
                from reconciliation_report, jsonb_array_elements(differences) difference
                where difference ->> 'kind' = :kind and difference ->> 'symbol' = :symbol
                group by 1) as each_once
            order by first
            """)
        .param("kind", kind)
        .param("symbol", symbol)
        .query(String.class)
        .list();
  }
}
