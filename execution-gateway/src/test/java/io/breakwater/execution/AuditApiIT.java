package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The chained log over REST, written by the service itself. */
class AuditApiIT extends RunningGateway {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void tellsWhoDidWhatAndThatNobodyHasChangedIt() {
    String id = gateway.buy("audit-1", "AAPL", "10").text("order_id");

    await().atMost(SOON).until(() -> rows(audit("?subject_id=" + id)).size() >= 2);
    JsonNode oldest = rows(audit("?subject_kind=order&subject_id=" + id)).getLast();
    assertThat(oldest.path("type").asString()).isEqualTo("order.sending");
    assertThat(oldest.path("actor").asString()).isEqualTo("trader");
    assertThat(oldest.path("at").asString()).as("market time").startsWith("2013-01-02T15:00");
    assertThat(oldest.path("details").path("client_order_id").asString()).isEqualTo("audit-1");
    assertThat(oldest.path("hash").asString()).matches("[0-9a-f]{64}");

    Answer verification = gateway.get(Role.RISK, "/api/v1/audit/verify");
    assertThat(verification.status()).isEqualTo(200);
    assertThat(verification.json().path("bad").asLong()).isZero();
    assertThat(verification.json().path("rows").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(verification.json().path("findings").isEmpty()).isTrue();
    assertThat(verification.text("head_hash")).matches("[0-9a-f]{64}");
    assertThat(gateway.text(Role.VIEWER, "/actuator/prometheus"))
        .contains("audit_chain_lag_seconds");
  }

  @Test
  void leadsFromPageToPageNewestFirst() {
    for (int i = 0; i < 3; i++) {
      gateway.buy("audit-page-" + i, "MSFT", Integer.toString(i + 1));
    }
    String filter = "?type=order.sending&actor=trader&limit=2";
    await().atMost(SOON).until(() -> rows(audit("?type=order.sending")).size() >= 3);

    Answer first = audit(filter);
    Answer second = audit(filter + "&cursor=" + first.text("next_cursor"));

    List<Long> read = List.of(sequence(first, 0), sequence(first, 1), sequence(second, 0));
    assertThat(read).isSortedAccordingTo((a, b) -> Long.compare(b, a)).doesNotHaveDuplicates();
    assertThat(rows(audit("?to=2013-01-02T00:00:00Z"))).isEmpty();
    assertThat(rows(audit("?type=order.sending&from=2013-01-02T00:00:00Z"))).isNotEmpty();
  }

  @Test
  void isForThoseWhoLookAfterIt() {
    for (String path : List.of("/api/v1/audit", "/api/v1/audit/verify")) {
      assertThat(gateway.get(Role.OPERATOR, path).status()).isEqualTo(200);
      assertThat(gateway.get(Role.TRADER, path).status()).isEqualTo(403);
      assertThat(gateway.get(Role.VIEWER, path).status()).isEqualTo(403);
    }
  }

  @Test
  void refusesNonsense() {
    for (String query :
        List.of(
            "?limit=0",
            "?limit=501",
            "?cursor=-1",
            "?cursor=9999999999999999999",
            "?type=Order",
            "?subject_id=%00",
            "?actor=%0a",
            "?from=yesterday",
            "?to=%2B999999999-01-01T00:00:00Z")) {
      assertThat(audit(query).status()).as(query).isEqualTo(400);
    }
  }

  private Answer audit(String query) {
    return gateway.get(Role.OPERATOR, "/api/v1/audit" + query);
  }

  private static List<JsonNode> rows(Answer page) {
    return page.json().path("rows").valueStream().toList();
  }

  private static long sequence(Answer page, int row) {
    return page.json().path("rows").path(row).path("sequence").asLong();
  }
}
