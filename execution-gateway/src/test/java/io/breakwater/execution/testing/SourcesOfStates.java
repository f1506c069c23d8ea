package io.breakwater.execution.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.OrderStatus;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the log of what happened to the table of where a state can be learned from. */
public final class SourcesOfStates {
  private SourcesOfStates() {}

  /** Fails where an order came into a state by a source that the table does not name. */
  public static void check(JdbcClient jdbc) {
    for (OrderStatus status : OrderStatus.values()) {
      assertThat(
              jdbc.sql("select distinct details ->> 'source' from event where type = :type")
                  .param("type", "order." + status.name().toLowerCase(Locale.ROOT))
                  .query(String.class)
                  .list())
          .as("sources of %s", status)
          .isSubsetOf(status.sources().stream().map(EvidenceSource::label).toList());
    }
  }
}
