package io.breakwater.execution.reconciliation;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.PENDING_CANCEL;
import static io.breakwater.execution.broker.BrokerOrderStatus.UNRECOGNIZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.quarantine.DifferenceKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderComparisonTest {
  private static final OrderTerms TERMS = Orders.buy("AAPL", 10);
  private static final Instant AT = Instant.parse("2013-01-02T15:00:00Z");

  @Test
  void findsNothingWhereBothSayTheSame() {
    assertThat(differences(accepted(), word(NEW, "0", 0))).isEmpty();
    assertThat(differences(filled("10"), word(FILLED, "10", 5))).isEmpty();
  }

  @Test
  void findsWhatTheBrokerHasHeardAndWeHaveNot() {
    assertThat(differences(accepted(), word(CANCELED, "0", 5)))
        .containsExactly(DifferenceKind.STATUS_BEHIND);
    assertThat(differences(accepted(), word(PARTIALLY_FILLED, "4", 5)))
        .containsExactly(DifferenceKind.MISSING_FILL, DifferenceKind.STATUS_BEHIND);
    assertThat(differences(OrderProgress.sending(), word(NEW, "0", 0)))
        .containsExactly(DifferenceKind.STATUS_BEHIND);
  }

  @Test
  void findsFillsThatTheBrokerHasNot() {
    assertThat(differences(filled("10"), word(PARTIALLY_FILLED, "4", 5)))
        .contains(DifferenceKind.EXTRA_FILL);
  }

  @Test
  void findsAnEndThatTheBrokerTellsOtherwise() {
    OrderProgress canceled = OrderProgress.sending().after(word(CANCELED, "0", 5));

    assertThat(differences(canceled, word(NEW, "0", 9)))
        .containsExactly(DifferenceKind.STATUS_AHEAD);
    assertThat(differences(canceled, word(UNRECOGNIZED, "0", 9))).isEmpty();
  }

  /** An older word of the broker about a working order is only that. */
  @Test
  void overlooksAnEarlierWord() {
    OrderProgress later = accepted().after(word(PENDING_CANCEL, "0", 5));

    assertThat(differences(later, word(NEW, "0", 0))).isEmpty();
  }

  @Test
  void whatWeBelievedNeverSentAndTheBrokerHasIsNews() {
    OrderProgress notSent =
        OrderProgress.sending().to(OrderStatus.UNKNOWN, "timeout").to(OrderStatus.NOT_SENT, "why");

    assertThat(differences(notSent, word(NEW, "0", 0)))
        .containsExactly(DifferenceKind.STATUS_BEHIND);
  }

  private static List<DifferenceKind> differences(OrderProgress ours, BrokerOrder theirs) {
    var order =
        new Order(
            new OrderId(new UUID(0, 1)),
            new ClientOrderId("c-1"),
            null,
            TERMS,
            null,
            null,
            ours,
            AT,
            AT);
    return OrderComparison.of(order, theirs).stream()
        .map(difference -> difference.ground().kind())
        .toList();
  }

  private static OrderProgress accepted() {
    return OrderProgress.sending().after(word(NEW, "0", 0));
  }

  private static OrderProgress filled(String quantity) {
    BrokerOrder word = word(FILLED, quantity, 5);
    return accepted().after(word).after(Orders.execution(word, "e-1", quantity, "20"));
  }

  private static BrokerOrder word(BrokerOrderStatus status, String filled, int millis) {
    return Orders.report("c-1", TERMS, status, filled, millis);
  }
}
