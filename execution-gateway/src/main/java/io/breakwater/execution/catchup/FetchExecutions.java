package io.breakwater.execution.catchup;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.BookExecutions;
import io.breakwater.execution.order.BookExecutions.Counting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The use case "fetch the executions since the mark": those of all orders, a page of them for each
 * question. With overlap, because counting each execution once makes overlap free. Thread-safe.
 */
public final class FetchExecutions {
  /** For what the broker lists late, or lists with an earlier time. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /** Enough for what has just been filled; what is older is fetched by the next comparison. */
  private static final Duration SHORT_OVERLAP = Duration.ofMinutes(1);

  /** How far back the very first time looks. */
  private static final Duration FIRST_REACH = Duration.ofDays(7);

  private static final int MOST_PAGES = 1_000;

  private final Broker broker;
  private final BookExecutions executions;
  private final ExecutionMark mark;
  private final InstantSource marketTime;
  private final CatchUpObserver observer;

  /**
   * What others have traded would else cost a question for each order of theirs, again and again.
   */
  private final InTurn ordersNotOurs = new InTurn(2);

  public FetchExecutions(
      Broker broker,
      BookExecutions executions,
      ExecutionMark mark,
      InstantSource marketTime,
      CatchUpObserver observer) {
    this.broker = broker;
    this.executions = executions;
    this.mark = mark;
    this.marketTime = marketTime;
    this.observer = observer;
  }

  /**
   * Returns those that had not been counted.
   *
   * @param heartbeat called after each page; what it throws ends the fetch
   */
  public List<Execution> all(Runnable heartbeat) {
    return since(OVERLAP, heartbeat);
  }

  /** With as little overlap as will do where it is asked for every other second. */
  List<Execution> newest() {
    return since(SHORT_OVERLAP, () -> {});
  }

  private List<Execution> since(Duration overlap, Runnable heartbeat) {
    var found = new Found();
    Instant after =
        mark.through()
            .map(through -> through.minus(overlap))
            .orElseGet(() -> marketTime.instant().minus(FIRST_REACH));
    takeAll(after, found, heartbeat);
    found.takeWithOrders();
    return List.copyOf(found.counted);
  }

  /** The mark moves with each page, so that who is interrupted goes on from there. */
  private void takeAll(Instant after, Found found, Runnable heartbeat) {
    ExecutionPage.@Nullable Token from = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      ExecutionPage page = broker.executionsAfter(after, from);
      executions.news(page.executions()).forEach(found::take);
      heartbeat.run();
      page.executions().stream()
          .map(Execution::at)
          .max(Instant::compareTo)
          .ifPresent(mark::advance);
      from = page.next();
      if (from == null) {
        return;
      }
    }
    observer.cutShort("executions");
  }

  /** What has come of it so far. Confined to its thread. */
  private final class Found {
    private final List<Execution> counted = new ArrayList<>();
    private final Map<BrokerOrderId, List<Execution>> ofNoOrderOfOurs = new LinkedHashMap<>();

    private void take(Execution execution) {
      switch (executions.listed(execution)) {
        case COUNTED -> counted.add(execution);
        case KNOWN -> {}
        case OF_NO_ORDER_OF_OURS ->
            ofNoOrderOfOurs
                .computeIfAbsent(execution.brokerOrderId(), _ -> new ArrayList<>())
                .add(execution);
      }
    }

    /** Perhaps an order is ours, and its broker order id has not been recorded yet. */
    private void takeWithOrders() {
      for (BrokerOrderId id : ordersNotOurs.of(ofNoOrderOfOurs.keySet())) {
        if (broker.find(id) instanceof OrderLookup.Found(BrokerOrder order)) {
          executions.listed(order);
          ofNoOrderOfOurs.getOrDefault(id, List.of()).stream()
              .filter(execution -> executions.listed(execution) == Counting.COUNTED)
              .forEach(counted::add);
        }
      }
    }
  }
}
