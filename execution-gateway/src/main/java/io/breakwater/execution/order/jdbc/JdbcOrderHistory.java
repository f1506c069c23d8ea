package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.EventReader;
import io.breakwater.execution.audit.RecordedEvent;
import io.breakwater.execution.order.OrderHistory;
import io.breakwater.execution.order.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was kept of an order beside its row. Thread-safe. */
final class JdbcOrderHistory implements OrderHistory {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final String account;
  private final EventReader events;

  JdbcOrderHistory(JdbcClient jdbc, String account, EventReader events) {
    this.jdbc = jdbc;
    this.account = account;
    this.events = events;
  }

  @Override
  public Optional<List<DecidedCheck>> decision(OrderId id) {
    return storedDecision(id).map(JdbcOrderHistory::checks);
  }

  @Override
  public Optional<List<RecordedEvent>> events(OrderId id, long after, int limit) {
    return storedDecision(id).map(_ -> events.of(Event.Subject.order(id.toString()), after, limit));
  }

  private Optional<String> storedDecision(OrderId id) {
    return jdbc.sql("select decision from orders where order_id = :id and account = :account")
        .param("id", id.value())
        .param("account", account)
        .query(String.class)
        .optional();
  }

  private static List<DecidedCheck> checks(String stored) {
    List<DecidedCheck> checks = new ArrayList<>();
    for (JsonNode check : JSON.readTree(stored)) {
      checks.add(
          new DecidedCheck(
              check.path("check").asString(""),
              check.path("verdict").asString(""),
              check.path("observed").asString(""),
              textOf(check, "limit"),
              textOf(check, "code")));
    }
    return List.copyOf(checks);
  }

  private static @Nullable String textOf(JsonNode check, String field) {
    return check.hasNonNull(field) ? check.path(field).asString() : null;
  }
}
