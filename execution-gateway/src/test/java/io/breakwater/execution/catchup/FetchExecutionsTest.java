package io.breakwater.execution.catchup;

import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.OrderRowsInMemory;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.testing.ListedOrders;
import io.breakwater.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Executions page by page, from the mark on. */
class FetchExecutionsTest {
  private static final int SHARES = 2_000;

  private final OrderRowsInMemory rows = new OrderRowsInMemory();
  private final ListedOrders broker = new ListedOrders();
  private final Mark mark = new Mark();
  private final List<String> cutShort = new ArrayList<>();
  private int heartbeats;
  private final FetchExecutions fetch =
      new FetchExecutions(
          broker,
          rows.bookExecutions(broker),
          mark,
          SettableClock.at("2013-01-02T15:00:00Z"),
          cutShort::add);

  FetchExecutionsTest() {
    rows.sending("c-1", Orders.buy("AAPL", SHARES));
    rows.executions()
        .take(ExecutionReport.of(word(BrokerOrderStatus.NEW, 0, 0)), EvidenceSource.STREAM);
  }

  @Test
  void fetchesPageAfterPage() {
    tellOfOneEachMillisecond(250);

    assertThat(fetchAll()).hasSize(250);
    assertThat(rows.executions().fills()).hasSize(250);
    assertThat(broker.lists()).isEqualTo(3);
    assertThat(heartbeats).as("as many pages").isEqualTo(3);
    assertThat(mark.through).isEqualTo("2013-01-02T15:00:00.250Z");
  }

  @Test
  void losesNoneOfMoreThanAPageOfTheSameInstant() {
    for (int i = 1; i <= 250; i++) {
      broker.tell(Orders.execution(word(PARTIALLY_FILLED, i, 7), "e-" + i, "1", "20"));
    }

    fetchAll();

    assertThat(rows.executions().fills()).hasSize(250);
  }

  /**
   * As where the rate limit is used up half way: each attempt comes further than the one before.
   */
  @Test
  void goesOnFromTheLastPageThatWasFetched() {
    tellOfOneEachMillisecond(250);
    broker.fallSilentAfter(2);
    assertThatThrownBy(this::fetchAll).isInstanceOf(BrokerUnreadableException.class);
    assertThat(mark.through).isEqualTo("2013-01-02T15:00:00.200Z");

    broker.fallSilentAfter(10);
    fetchAll();

    assertThat(rows.executions().fills()).hasSize(250);
    assertThat(mark.through).isEqualTo("2013-01-02T15:00:00.250Z");
  }

  /** Counting each once makes it free. */
  @Test
  void overlapsTenMinutesWithWhatItHasFetched() {
    tellOfOneEachMillisecond(1);
    mark.advance(Instant.parse("2013-01-02T15:10:00Z"));
    assertThat(fetch.newest()).as("a minute, where it is asked for again and again").isEmpty();

    assertThat(fetchAll()).hasSize(1);
    assertThat(fetchAll()).as("once").isEmpty();
    assertThat(mark.through).as("never back").isEqualTo("2013-01-02T15:10:00Z");
  }

  @Test
  void saysThatThereIsMoreThanItReads() {
    tellOfOneEachMillisecond(1_001);
    broker.tellInPagesOf(1);

    fetchAll();

    assertThat(cutShort).containsExactly("executions");
    assertThat(rows.executions().fills()).hasSize(1_000);
  }

  private List<Execution> fetchAll() {
    return fetch.all(() -> heartbeats++);
  }

  private void tellOfOneEachMillisecond(int count) {
    for (int i = 1; i <= count; i++) {
      broker.tell(Orders.execution(word(PARTIALLY_FILLED, i, i), "e-" + i, "1", "20"));
    }
  }

  private static BrokerOrder word(BrokerOrderStatus status, int filled, int millis) {
    return Orders.report(
        "c-1", Orders.buy("AAPL", SHARES), status, Integer.toString(filled), millis);
  }

  private static final class Mark implements ExecutionMark {
    private @Nullable Instant through;

    @Override
    public Optional<Instant> through() {
      return Optional.ofNullable(through);
    }

    @Override
    public void advance(Instant later) {
      through = through == null || later.isAfter(through) ? later : through;
    }
  }
}
