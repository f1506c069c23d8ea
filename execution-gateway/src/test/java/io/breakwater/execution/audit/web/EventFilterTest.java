package io.breakwater.execution.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.audit.Event;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventFilterTest {
  private static final Event ACCEPTED = event("order", "order.accepted", "AAPL");
  private static final Event SENDING = event("order", "order.sending", "AAPL");
  private static final Event HELD = event("symbol", "symbol.quarantined", "AAPL");
  private static final Event ANOTHER = event("order", "order.accepted", "MSFT");
  private static final Event KEY = event("key", "key.added", "AAPL");

  @Test
  void letsEverythingThroughUnlessTold() {
    EventFilter filter = EventFilter.of(Set.of(), null, null, reader(Role.VIEWER));

    assertThat(filter.lets(ACCEPTED)).isTrue();
    assertThat(filter.lets(HELD)).isTrue();
    assertThat(filter.lets(ANOTHER)).isTrue();
  }

  @Test
  void letsOnlyTheTypesThroughThatWereAskedFor() {
    var types = Set.of("order.accepted", "symbol.quarantined");
    EventFilter filter = EventFilter.of(types, null, null, reader(Role.VIEWER));

    assertThat(filter.lets(ACCEPTED)).isTrue();
    assertThat(filter.lets(HELD)).isTrue();
    assertThat(filter.lets(SENDING)).isFalse();
  }

  @Test
  void letsOnlyTheKindThroughThatWasAskedFor() {
    EventFilter filter = EventFilter.of(Set.of(), "order", null, reader(Role.VIEWER));

    assertThat(filter.lets(SENDING)).isTrue();
    assertThat(filter.lets(HELD)).isFalse();
  }

  @Test
  void letsOnlyTheSymbolThroughThatWasAskedFor() {
    EventFilter filter = EventFilter.of(Set.of(), null, "AAPL", reader(Role.VIEWER));

    assertThat(filter.lets(ACCEPTED)).isTrue();
    assertThat(filter.lets(ANOTHER)).isFalse();
  }

  @Test
  void tellsOfKeysOnlyThoseWhoMayListThem() {
    for (Role role : Role.values()) {
      EventFilter filter = EventFilter.of(Set.of("key.added"), "key", null, reader(role));

      assertThat(filter.lets(KEY))
          .as(role.name())
          .isEqualTo(role == Role.OPERATOR || role == Role.RISK);
    }
  }

  private static Principal reader(Role role) {
    return new Principal("reader", "reader", Set.of(role));
  }

  private static Event event(String kind, String type, String symbol) {
    return new Event(
        type,
        new Event.Subject(kind, "1"),
        "tester",
        Instant.parse("2013-01-02T15:00:00Z"),
        Map.of("symbol", symbol));
  }
}
