package io.breakwater.execution.order;

import static io.breakwater.execution.order.OrderStatus.ACCEPTED;
import static io.breakwater.execution.order.OrderStatus.CANCELED;
import static io.breakwater.execution.order.OrderStatus.DENIED;
import static io.breakwater.execution.order.OrderStatus.DONE_FOR_DAY;
import static io.breakwater.execution.order.OrderStatus.EXPIRED;
import static io.breakwater.execution.order.OrderStatus.FILLED;
import static io.breakwater.execution.order.OrderStatus.NOT_SENT;
import static io.breakwater.execution.order.OrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.order.OrderStatus.PENDING_CANCEL;
import static io.breakwater.execution.order.OrderStatus.PENDING_REPLACE;
import static io.breakwater.execution.order.OrderStatus.REJECTED;
import static io.breakwater.execution.order.OrderStatus.REPLACED;
import static io.breakwater.execution.order.OrderStatus.SENDING;
import static io.breakwater.execution.order.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrderStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
  private static final Set<OrderStatus> BROKERS_WORD =
      EnumSet.of(
          ACCEPTED,
          PARTIALLY_FILLED,
          DONE_FOR_DAY,
          PENDING_REPLACE,
          PENDING_CANCEL,
          FILLED,
          CANCELED,
          EXPIRED,
          REPLACED,
          REJECTED);

  @Test
  void takesTheStepsOfTheTableAndNoOther() {
    Map<OrderStatus, Set<OrderStatus>> table = new EnumMap<>(OrderStatus.class);
    table.put(SENDING, plus(UNKNOWN));
    table.put(UNKNOWN, plus(NOT_SENT));
    for (OrderStatus working :
        Set.of(ACCEPTED, PARTIALLY_FILLED, DONE_FOR_DAY, PENDING_REPLACE, PENDING_CANCEL)) {
      table.put(working, BROKERS_WORD);
    }
    table.put(NOT_SENT, BROKERS_WORD);
    for (OrderStatus end : Set.of(FILLED, CANCELED, EXPIRED, REPLACED, REJECTED, DENIED)) {
      table.put(end, Set.of());
    }

    for (OrderStatus from : OrderStatus.values()) {
      for (OrderStatus to : OrderStatus.values()) {
        assertThat(from.mayBecome(to))
            .as("%s may become %s", from, to)
            .isEqualTo(table.getOrDefault(from, Set.of()).contains(to));
      }
    }
  }

  @Test
  void neverFallsInRank() {
    for (OrderStatus from : OrderStatus.values()) {
      for (OrderStatus to : OrderStatus.values()) {
        if (from.mayBecome(to) && from != NOT_SENT) {
          assertThat(to.rank()).as("%s to %s", from, to).isGreaterThanOrEqualTo(from.rank());
        }
      }
    }
  }

  @Test
  void unknownNeverBecomesSendingAgain() {
    for (OrderStatus from : OrderStatus.values()) {
      assertThat(from.mayBecome(SENDING)).as("%s", from).isFalse();
    }
  }

  @Test
  void isLearnedFromTheBrokerOnlyWhereItIsTheBrokersWord() {
    for (OrderStatus status : OrderStatus.values()) {
      assertThat(status.sources()).as("%s", status).isNotEmpty();
      assertThat(status.sources().contains(EvidenceSource.STREAM))
          .as("%s", status)
          .isEqualTo(status.isBrokersWord());
    }
  }

  @Test
  void readsEveryWordOfTheBroker() {
    Map<BrokerOrderStatus, OrderStatus> expected = new EnumMap<>(BrokerOrderStatus.class);
    for (BrokerOrderStatus word : BrokerOrderStatus.values()) {
      expected.put(word, ACCEPTED);
    }
    expected.put(BrokerOrderStatus.PARTIALLY_FILLED, PARTIALLY_FILLED);
    expected.put(BrokerOrderStatus.PENDING_CANCEL, PENDING_CANCEL);
    expected.put(BrokerOrderStatus.PENDING_REPLACE, PENDING_REPLACE);
    expected.put(BrokerOrderStatus.DONE_FOR_DAY, DONE_FOR_DAY);
    expected.put(BrokerOrderStatus.FILLED, FILLED);
    expected.put(BrokerOrderStatus.CANCELED, CANCELED);
    expected.put(BrokerOrderStatus.EXPIRED, EXPIRED);
    expected.put(BrokerOrderStatus.REPLACED, REPLACED);
    expected.put(BrokerOrderStatus.REJECTED, REJECTED);

    expected.forEach((word, status) -> assertThat(OrderStatus.of(word)).isEqualTo(status));
  }

  private static Set<OrderStatus> plus(OrderStatus more) {
    Set<OrderStatus> all = EnumSet.copyOf(BROKERS_WORD);
    all.add(more);
    return all;
  }
}
