package io.breakwater.execution.order;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.PENDING_CANCEL;
import static io.breakwater.execution.broker.BrokerOrderStatus.PENDING_NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.UNRECOGNIZED;
import static io.breakwater.execution.order.Orders.buy;
import static io.breakwater.execution.order.Orders.execution;
import static io.breakwater.execution.order.Orders.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderProgressTest {
  private static final OrderTerms TERMS = buy("AAPL", 10);

  @Test
  void anOldWordDoesNotUndoALaterOne() {
    var progress =
        OrderProgress.sending()
            .after(at(PARTIALLY_FILLED, "4", 20))
            .after(at(PENDING_NEW, "0", 10));

    assertThat(progress.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(progress.brokerFilled()).isEqualTo(Quantity.of(4));
  }

  @Test
  void aRefusedCancelGoesBack() {
    var pending = OrderProgress.sending().after(at(PENDING_CANCEL, "0", 10));

    assertThat(pending.after(at(NEW, "0", 20)).status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void countsAFillAfterTheCancel() {
    var canceled = OrderProgress.sending().after(at(CANCELED, "0", 10));

    var later = canceled.after(execution(at(CANCELED, "4", 20), "e1", "4", "20.10"));

    assertThat(later.status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(later.filled()).isEqualTo(Quantity.of(4));
  }

  @Test
  void theBrokersWordOutweighsOurBeliefThatNothingWasSent() {
    var notSent =
        OrderProgress.sending()
            .to(OrderStatus.UNKNOWN, "timeout")
            .to(OrderStatus.NOT_SENT, "proved");

    assertThat(notSent.after(at(NEW, "0", 10)).status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void aWordThatWeDoNotKnowMeansOnlyThatTheBrokerHasIt() {
    assertThat(OrderProgress.sending().after(at(UNRECOGNIZED, "0", 10)).status())
        .isEqualTo(OrderStatus.ACCEPTED);
    assertThat(
            OrderProgress.sending()
                .after(at(PENDING_CANCEL, "0", 10))
                .after(at(UNRECOGNIZED, "0", 20))
                .status())
        .isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void isNotMovedByUsOutOfAnEnd() {
    var filled = OrderProgress.sending().after(at(FILLED, "10", 10));

    assertThat(filled.to(OrderStatus.UNKNOWN, "late timeout")).isEqualTo(filled);
    assertThat(filled.to(OrderStatus.REJECTED, "late refusal")).isEqualTo(filled);
  }

  @Test
  void weighsTheAveragePriceByQuantity() {
    var progress =
        OrderProgress.sending()
            .after(execution(at(PARTIALLY_FILLED, "4", 10), "e1", "4", "20.10"))
            .after(execution(at(FILLED, "10", 20), "e2", "6", "20.20"));

    assertThat(progress.averageFillPrice()).contains(Price.of("20.16"));
    assertThat(progress.isMissingFills()).isFalse();
  }

  @Test
  void saysWhenTheBrokerHasFilledMoreThanWeCounted() {
    assertThat(OrderProgress.sending().after(at(PARTIALLY_FILLED, "4", 10)).isMissingFills())
        .isTrue();
  }

  @Test
  void whatIsFilledFallsOnlyWithTheWordThatTakesAFillBack() {
    var filled = OrderProgress.sending().after(at(PARTIALLY_FILLED, "6", 5));
    assertThat(filled.after(at(PARTIALLY_FILLED, "4", 7)).brokerFilled()).isEqualTo(Quantity.of(6));

    BrokerOrder bust = at(PARTIALLY_FILLED, "0", 9);
    var since = filled.after(bust).afterReversal(bust);

    assertThat(since.brokerFilled()).isEqualTo(Quantity.ZERO);
    assertThat(since.after(at(PARTIALLY_FILLED, "6", 5)).brokerFilled())
        .as("a word from before")
        .isEqualTo(Quantity.ZERO);
    assertThat(since.after(at(PARTIALLY_FILLED, "4", 12)).brokerFilled()).isEqualTo(Quantity.of(4));
    assertThat(since.after(at(PARTIALLY_FILLED, "4", 12)).after(bust).afterReversal(bust))
        .as("the same word twice")
        .isEqualTo(since.after(at(PARTIALLY_FILLED, "4", 12)));
  }

  /** The same evidence in any order, some of it twice, comes to the same. */
  @Test
  void comesToTheSameInWhateverOrderTheEvidenceArrives() {
    List<ExecutionReport> evidence =
        List.of(
            ExecutionReport.of(at(PENDING_NEW, "0", 1)),
            ExecutionReport.of(at(NEW, "0", 2)),
            filled(PARTIALLY_FILLED, "4", 3, "e1", "4", "20.10"),
            ExecutionReport.of(at(PENDING_CANCEL, "4", 4)),
            filled(PARTIALLY_FILLED, "7", 5, "e2", "3", "20.15"),
            filled(FILLED, "10", 6, "e3", "3", "20.20"));
    OrderProgress expected = fold(evidence);
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      List<ExecutionReport> shuffled = new ArrayList<>(evidence);
      shuffled.add(evidence.get(random.nextInt(evidence.size())));
      Collections.shuffle(shuffled, random);

      assertThat(fold(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static OrderProgress fold(List<ExecutionReport> evidence) {
    OrderProgress progress = OrderProgress.sending();
    Set<Object> counted = new HashSet<>();
    for (ExecutionReport report : evidence) {
      progress = progress.after(report.order());
      var execution = report.execution();
      if (execution != null && counted.add(execution.id())) {
        progress = progress.after(execution);
      }
    }
    return progress;
  }

  @Test
  void worksOnAsTheBrokerLastSaidOnceNothingReplacesIt() {
    for (var last : List.of(BrokerOrderStatus.NEW, BrokerOrderStatus.PARTIALLY_FILLED)) {
      String filled = last == BrokerOrderStatus.NEW ? "0" : "4";
      OrderProgress before = OrderProgress.sending().after(at(last, filled, 1));
      OrderProgress asked = before.to(OrderStatus.PENDING_REPLACE, "replace requested");

      assertThat(asked.status()).isEqualTo(OrderStatus.PENDING_REPLACE);
      assertThat(asked.withoutReplacement()).isEqualTo(before);
      assertThat(before.withoutReplacement()).isEqualTo(before);
    }
  }

  /** The broker says itself that it is replacing: only the broker can say that it is not. */
  @Test
  void leavesItToTheBrokerToTakeBackItsOwnWord() {
    OrderProgress said =
        OrderProgress.sending().after(at(BrokerOrderStatus.PENDING_REPLACE, "0", 1));

    assertThat(said.withoutReplacement()).isEqualTo(said);
  }

  private static ExecutionReport filled(
      BrokerOrderStatus status,
      String cumulative,
      int millis,
      String id,
      String quantity,
      String price) {
    return Orders.filled(at(status, cumulative, millis), id, quantity, price);
  }

  private static BrokerOrder at(BrokerOrderStatus status, String filled, int millis) {
    return report("c-1", TERMS, status, filled, millis);
  }
}
