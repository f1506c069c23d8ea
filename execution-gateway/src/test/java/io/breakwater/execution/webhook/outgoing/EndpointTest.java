package io.breakwater.execution.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.audit.Event;
import io.breakwater.execution.audit.Events;
import org.junit.jupiter.api.Test;

class EndpointTest {

  @Test
  void isToldOfAllThatHappensToOrdersWhereItNamesNoTypes() {
    Endpoint endpoint = Endpoints.at("https://example.com/hook");

    assertThat(endpoint.wants(Events.accepted("1"))).isTrue();
    assertThat(endpoint.wants(Events.of(new Event.Subject("key", "k"), "key.added"))).isFalse();
  }

  @Test
  void isToldOfTheTypesThatItNames() {
    Endpoint endpoint = Endpoints.at("https://example.com/hook", "order.filled");

    assertThat(endpoint.wants(Events.accepted("1"))).isFalse();
    assertThat(endpoint.wants(Events.of(Event.Subject.order("1"), "order.filled"))).isTrue();
  }

  @Test
  void printsNeitherItsSecretsNorWhatComesAfterTheHost() {
    Endpoint endpoint = Endpoints.at("https://example.com/hook/a-token?key=another");

    assertThat(endpoint.toString())
        .contains("example.com")
        .doesNotContain("a-token")
        .doesNotContain("another")
        .doesNotContain(Endpoints.SECRET);
  }
}
