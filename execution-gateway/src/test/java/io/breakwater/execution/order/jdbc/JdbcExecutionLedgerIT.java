package io.breakwater.execution.order.jdbc;

import static io.breakwater.execution.broker.BrokerOrderStatus.CANCELED;
import static io.breakwater.execution.broker.BrokerOrderStatus.FILLED;
import static io.breakwater.execution.broker.BrokerOrderStatus.HELD;
import static io.breakwater.execution.broker.BrokerOrderStatus.NEW;
import static io.breakwater.execution.broker.BrokerOrderStatus.PARTIALLY_FILLED;
import static io.breakwater.execution.order.Orders.busted;
import static io.breakwater.execution.order.Orders.corrected;
import static io.breakwater.execution.order.Orders.execution;
import static io.breakwater.execution.order.Orders.filled;
import static io.breakwater.execution.order.Orders.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.order.Admission;
import io.breakwater.execution.order.EvidenceSource;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.ExecutionLedger.Intake;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.FillListener;
import io.breakwater.execution.order.FillReversal;
import io.breakwater.execution.order.NewOrder;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderProgress;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.Orders;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.jdbc.JdbcHoldings;
import io.breakwater.execution.testing.FoldedOrders;
import io.breakwater.execution.testing.Patience;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@WithInfra(schema = "execution")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcExecutionLedgerIT {
  private Ledgers ledgers;
  private ExecutionLedger executions;

  @BeforeAll
  void migrate(TestDatabase database) {
    ledgers = new Ledgers(database);
    executions = ledgers.executions();
  }

  @AfterAll
  void close() {
    ledgers.close();
  }

  @AfterEach
  void rowsAreWhatTheirEventsMakeOfThem() {
    FoldedOrders.check(ledgers.jdbc);
  }

  @BeforeEach
  void empty() {
    ledgers.jdbc.sql("truncate orders, fill, position, foreign_order, quarantine cascade").update();
  }

  @Test
  void countsAnExecutionOnceHoweverOftenAndFromWhereverItComes() throws Exception {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder filled = report("c-1", order.terms(), FILLED, "10", 5);
    Execution execution = execution(filled, "e-1", "10", "20.10");
    executions.take(ExecutionReport.of(filled), EvidenceSource.POLL);

    List<Future<Intake>> intakes = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        intakes.add(
            workers.submit(() ->
                Patience.with(() ->
                    executions.take(
                        new ExecutionReport(filled, execution), EvidenceSource.STREAM))));
        intakes.add(
            workers.submit(
                () -> Patience.with(() -> executions.take(execution, EvidenceSource.POLL))));
      }
    }

    int counted = 0;
    for (Future<Intake> intake : intakes) {
      counted +=
          intake.get() instanceof Intake.Taken(_, boolean countedAFill) && countedAFill ? 1 : 0;
    }
    assertThat(counted).isEqualTo(1);
    assertThat(ledgers.count("fill")).isEqualTo(1);
    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.of(10));
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(10));
    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.ZERO);
  }

  /** Without the order's row being held, the unique constraint alone must do. */
  @Test
  void theConstraintAloneCountsAnExecutionOnce() throws Exception {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    Execution execution =
        execution(report("c-1", order.terms(), FILLED, "10", 5), "e-1", "10", "20.10");
    var fills = new FillRows(ledgers.jdbc, Schema.ACCOUNT);

    List<Future<Boolean>> inserted = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        inserted.add(
            workers.submit(() -> fills.count(order, execution, EvidenceSource.STREAM).isPresent()));
      }
    }

    int counted = 0;
    for (Future<Boolean> one : inserted) {
      counted += one.get() ? 1 : 0;
    }
    assertThat(counted).isEqualTo(1);
  }

  @Test
  void whatMayBeAtTheBrokerWorks() {
    ledgers.sending("c-sending", "AAPL", 10);
    Order unknown = ledgers.sending("c-unknown", "AAPL", 5);
    ledgers.ledger.record(unknown.id(), new SendOutcome.Unclear("timeout"));

    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.of(15));
  }

  /** Else whoever compares held and working with a target would order once more. */
  @Test
  void whatIsFilledButNotCountedYetStillWorks() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder filled = report("c-1", order.terms(), FILLED, "10", 5);

    executions.take(ExecutionReport.of(filled), EvidenceSource.POLL);
    assertThat(ledgers.read(order.id()).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.of(10));

    executions.take(execution(filled, "e-1", "10", "20.10"), EvidenceSource.POLL);
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(10));
    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.ZERO);
  }

  /** What a canceled order had filled before; the rest of it works no more. */
  @Test
  void onlyTheFilledPartOfACanceledOrderStillWorks() {
    Order order = ledgers.sending("c-1", "AAPL", 10);

    executions.take(
        ExecutionReport.of(report("c-1", order.terms(), CANCELED, "4", 5)), EvidenceSource.POLL);

    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.of(4));
  }

  @Test
  void takesTheBrokersIdInPlaceOfTheOneThatWasDerived() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder partly = report("c-1", order.terms(), PARTIALLY_FILLED, "4", 5);

    executions.take(filled(partly, "derived-x", "4", "20.10"), EvidenceSource.STREAM);
    executions.take(execution(partly, "e-1", "4", "20.10"), EvidenceSource.POLL);
    executions.take(filled(partly, "derived-x", "4", "20.10"), EvidenceSource.STREAM);
    executions.take(execution(partly, "e-1", "4", "20.10"), EvidenceSource.POLL);

    assertThat(ledgers.count("fill where execution_id = 'e-1' and not derived_id")).isEqualTo(1);
    assertThat(ledgers.count("fill")).isEqualTo(1);
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(4));
  }

  @Test
  void countsAFillInEveryState() {
    Order sending = ledgers.sending("c-sending", "AAPL", 10);
    Order unknown = ledgers.sending("c-unknown", "AAPL", 10);
    ledgers.ledger.record(unknown.id(), new SendOutcome.Unclear("timeout"));
    Order canceled = ledgers.sending("c-canceled", "AAPL", 10);
    executions.take(
        ExecutionReport.of(report("c-canceled", canceled.terms(), CANCELED, "0", 1)),
        EvidenceSource.STREAM);
    Order notSent = ledgers.sending("c-not-sent", "AAPL", 10);
    ledgers
        .jdbc
        .sql("update orders set status = 'NOT_SENT', status_rank = 40 where order_id = :id")
        .param("id", notSent.id().value())
        .update();

    for (Order order : List.of(sending, unknown, canceled, notSent)) {
      String id = order.clientOrderId().value();
      var status = id.equals("c-canceled") ? CANCELED : PARTIALLY_FILLED;
      executions.take(
          filled(report(id, order.terms(), status, "3", 9), "e-" + id, "3", "20"),
          EvidenceSource.STREAM);

      assertThat(ledgers.read(order.id()).progress().filled()).as(id).isEqualTo(Quantity.of(3));
    }
    assertThat(ledgers.read(canceled.id()).status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(ledgers.read(notSent.id()).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(12));
  }

  @Test
  void keepsAsideWhatIsNotOurs() {
    BrokerOrder foreign = report("theirs", Orders.buy("AAPL", 10), NEW, "0", 1);

    assertThat(executions.take(ExecutionReport.of(foreign), EvidenceSource.POLL))
        .isInstanceOf(Intake.Foreign.class);
    assertThat(executions.take(ExecutionReport.of(foreign), EvidenceSource.POLL))
        .isInstanceOf(Intake.Foreign.class);

    assertThat(ledgers.count("foreign_order")).isEqualTo(1);
    assertThat(ledgers.count("orders")).isZero();
  }

  /** The stream tells of an exit before anybody has told whose exit it is. */
  @Test
  void takesAnExitForOursOnceItsOrderHasToldOfIt() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    OrderTerms exit =
        OrderTerms.of(
            new Symbol("AAPL"),
            Side.SELL,
            Quantity.of(10),
            new Pricing.Stop(Price.of("19")),
            TimeInForce.DAY);
    BrokerOrder leg = report("theirs", exit, HELD, "0", 1);
    executions.take(ExecutionReport.of(leg), EvidenceSource.STREAM);
    assertThat(ledgers.count("foreign_order")).isEqualTo(1);

    BrokerOrder told = Orders.withLegs(report("c-1", order.terms(), NEW, "0", 1), List.of(leg));
    executions.take(ExecutionReport.of(told), EvidenceSource.POLL);
    executions.take(ExecutionReport.of(told), EvidenceSource.STREAM);

    assertThat(ledgers.count("foreign_order")).isZero();
    assertThat(ledgers.count("orders where exit_of is not null")).isEqualTo(1);
    executions.take(
        filled(report("theirs", exit, FILLED, "10", 5), "e-1", "10", "19"), EvidenceSource.STREAM);
    assertThat(ledgers.count("orders where exit_of is not null and status = 'FILLED'"))
        .isEqualTo(1);
    assertThat(ledgers.count("fill")).isEqualTo(1);
  }

  @Test
  void doesNotTakeAnotherOrderUnderOurIdForOurs() {
    Order order = ledgers.sending("c-1", "AAPL", 10);

    executions.take(
        ExecutionReport.of(report("c-1", Orders.buy("AAPL", 77), FILLED, "77", 1)),
        EvidenceSource.STREAM);

    assertThat(ledgers.read(order.id()).status()).isEqualTo(OrderStatus.SENDING);
    assertThat(ledgers.count("foreign_order")).isEqualTo(1);
  }

  @Test
  void quarantinesBothSymbolsWhereOurIdIsTaken() {
    Order order = ledgers.sending("c-1", "AAPL", 10);

    executions.take(
        ExecutionReport.of(report("c-1", Orders.buy("MSFT", 10), NEW, "0", 1)),
        EvidenceSource.POLL);

    assertThat(ledgers.quarantine.standing())
        .extracting(entry -> entry.ground().symbol().value())
        .containsExactly("AAPL", "MSFT");
    assertThat(denialOf(order)).isEqualTo("SYMBOL_QUARANTINED");
  }

  /** I4: a filled quantity beyond the order's is counted, and its symbol quarantined with it. */
  @Test
  void quarantinesInTheTransactionThatCountsAnOverfill() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder all = report("c-1", order.terms(), FILLED, "10", 5);
    executions.take(filled(all, "e-1", "10", "20"), EvidenceSource.STREAM);
    assertThat(ledgers.quarantine.standing()).isEmpty();
    BrokerOrder more = report("c-1", order.terms(), FILLED, "13", 6);

    executions.take(filled(more, "e-2", "3", "20"), EvidenceSource.STREAM);

    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.of(13));
    assertThat(ledgers.quarantine.reasonFor("AAPL")).contains("OVERFILLED");
    assertThat(ledgers.quarantine.standing())
        .singleElement()
        .satisfies(entry -> assertThat(entry.ground().extent()).isEqualTo("13"));
    assertThat(denialOf(order)).isEqualTo("SYMBOL_QUARANTINED");
  }

  @Test
  void countsNoFillWhosePositionCouldNotMove() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    ExecutionLedger broken =
        ledgers.executions(
            new FillListener() {
              @Override
              public void fillCounted(Fill fill) {
                throw new IllegalStateException("no position for fill " + fill.id());
              }

              @Override
              public void fillReversed(FillReversal reversal) {
                throw new IllegalStateException("no position for " + reversal);
              }
            });

    assertThatThrownBy(() ->
            broken.take(
                filled(report("c-1", order.terms(), FILLED, "10", 5), "e-1", "10", "20"),
                EvidenceSource.STREAM))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ledgers.count("fill")).isZero();
    assertThat(ledgers.read(order.id()).status()).isEqualTo(OrderStatus.SENDING);
  }

  @Test
  void keepsTheBookOfEachStrategyApart() {
    var terms = Orders.buy("AAPL", 10);
    for (String strategy : List.of("alpha", "beta")) {
      NewOrder plain = Orders.newOrder("c-" + strategy, terms);
      ledgers.sending(new NewOrder(plain.clientOrderId(), strategy, terms, false, "trader"));
    }
    executions.take(
        filled(report("c-alpha", terms, FILLED, "10", 5), "e-1", "10", "20"),
        EvidenceSource.STREAM);
    executions.take(
        filled(report("c-beta", terms, PARTIALLY_FILLED, "4", 6), "e-2", "4", "25"),
        EvidenceSource.STREAM);

    assertThat(held("AAPL", "alpha").position().cost()).isEqualTo(Money.usd("200"));
    assertThat(held("AAPL", "alpha").working()).isEqualTo(SignedQuantity.ZERO);
    assertThat(held("AAPL", "beta").position().cost()).isEqualTo(Money.usd("100"));
    assertThat(held("AAPL", "beta").working()).isEqualTo(SignedQuantity.of(6));
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(14));
    assertThat(held("AAPL", null).working()).isEqualTo(SignedQuantity.of(6));
  }

  /** Fills of many orders for one symbol at once: no update of the position is lost. */
  @Test
  void movesOnePositionByManyOrdersAtOnce() throws Exception {
    int orders = 20;
    List<Future<Intake>> intakes = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      ledgers.sending("c-" + i, "AAPL", 10);
    }
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < orders; i++) {
        BrokerOrder order = report("c-" + i, Orders.buy("AAPL", 10), FILLED, "10", 5);
        ExecutionReport fill = filled(order, "e-" + i, "10", "20");
        intakes.add(
            workers.submit(
                () -> Patience.with(() -> executions.take(fill, EvidenceSource.STREAM))));
      }
    }
    for (Future<Intake> intake : intakes) {
      intake.get();
    }

    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(200));
    assertThat(held("AAPL", null).position().cost()).isEqualTo(Money.usd("4000"));
  }

  /** Of a new order for the same, under the gates of the service. */
  private @Nullable String denialOf(Order like) {
    NewOrder order = Orders.newOrder("c-next", like.terms());
    return ledgers.ledger.admit(order, ledgers.gates()) instanceof Admission.Denied(_, var reason)
        ? reason.code()
        : null;
  }

  /** Booked as an opposite fill, the bust would leave a profit of 50 behind that nobody made. */
  @Test
  void takesABustedFillOutAsIfItHadNeverBeen() {
    Order order = ledgers.sending("c-1", "AAPL", 20);
    BrokerOrder first = report("c-1", order.terms(), PARTIALLY_FILLED, "10", 5);
    BrokerOrder second = report("c-1", order.terms(), FILLED, "20", 6);
    BrokerOrder since = report("c-1", order.terms(), FILLED, "10", 9);
    executions.take(filled(first, "e-1", "10", "20"), EvidenceSource.STREAM);
    executions.take(filled(second, "e-2", "10", "30"), EvidenceSource.STREAM);

    executions.take(busted(since, "e-2"), EvidenceSource.STREAM);
    executions.take(busted(since, "e-2"), EvidenceSource.STREAM);

    Position position = held("AAPL", null).position();
    assertThat(position.quantity()).isEqualTo(SignedQuantity.of(10));
    assertThat(position.cost()).isEqualTo(Money.usd("200"));
    assertThat(position.realizedPnl()).isEqualTo(Money.zero(Money.USD));
    OrderProgress progress = ledgers.read(order.id()).progress();
    assertThat(progress.filled()).isEqualTo(Quantity.of(10));
    assertThat(progress.brokerFilled()).isEqualTo(Quantity.of(10));
    assertThat(progress.averageFillPrice()).contains(Price.of(20));
    assertThat(progress.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(ledgers.count("fill")).as("a fill's row stays").isEqualTo(2);
    assertThat(events(order, "order.fill_busted")).isEqualTo(1);
  }

  @Test
  void putsACorrectedFillInThePlaceOfTheFirst() {
    Order order = ledgers.sending("c-1", "AAPL", 20);
    BrokerOrder bought = report("c-1", order.terms(), PARTIALLY_FILLED, "10", 5);
    Order sale = ledgers.sending(sell("c-2", "AAPL", 4));
    executions.take(filled(bought, "e-1", "10", "20"), EvidenceSource.STREAM);
    executions.take(
        filled(report("c-2", sale.terms(), FILLED, "4", 6), "e-2", "4", "25"),
        EvidenceSource.STREAM);
    BrokerOrder since = report("c-1", order.terms(), PARTIALLY_FILLED, "8", 9);

    executions.take(corrected(since, "e-1", "e-1b", "8", "21"), EvidenceSource.STREAM);
    executions.take(corrected(since, "e-1", "e-1b", "8", "21"), EvidenceSource.STREAM);

    Position position = held("AAPL", null).position();
    assertThat(position.quantity()).isEqualTo(SignedQuantity.of(4));
    assertThat(position.cost()).isEqualTo(Money.usd("84"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("16"));
    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.of(8));
    assertThat(ledgers.count("fill where corrects is not null")).isEqualTo(1);

    executions.take(
        busted(report("c-1", order.terms(), PARTIALLY_FILLED, "0", 12), "e-1b"),
        EvidenceSource.STREAM);

    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(-4));
    assertThat(held("AAPL", null).position().cost()).isEqualTo(Money.usd("-100"));
    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void remembersABustOfAFillThatIsNotCountedYet() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder filled = report("c-1", order.terms(), FILLED, "10", 5);
    executions.take(
        busted(report("c-1", order.terms(), FILLED, "0", 9), "e-1"), EvidenceSource.STREAM);
    assertThat(events(order, "order.reversal_waits")).isEqualTo(1);

    executions.take(execution(filled, "e-1", "10", "20"), EvidenceSource.POLL);

    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.ZERO);
    assertThat(ledgers.read(order.id()).progress().isMissingFills()).isFalse();
    assertThat(ledgers.count("position_entry")).isEqualTo(2);
  }

  /** The stream named no execution id, and the bust names the one that the activities know. */
  @Test
  void takesABustOfAFillUnderADerivedIdOnceItsOwnIsKnown() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder filled = report("c-1", order.terms(), FILLED, "10", 5);
    executions.take(filled(filled, "derived-x", "10", "20"), EvidenceSource.STREAM);
    executions.take(
        busted(report("c-1", order.terms(), FILLED, "0", 9), "e-1"), EvidenceSource.STREAM);

    executions.take(execution(filled, "e-1", "10", "20"), EvidenceSource.POLL);

    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(ledgers.count("fill")).isEqualTo(1);
  }

  /** After a bust the cumulative quantity comes round again: that is another execution. */
  @Test
  void countsAFillThatComesToTheSameCumulativeQuantityAfterABust() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder first = report("c-1", order.terms(), PARTIALLY_FILLED, "10", 5);
    ExecutionReport derived = filled(first, "derived-a", "10", "20");
    executions.take(derived, EvidenceSource.STREAM);
    executions.take(execution(first, "e-1", "10", "20"), EvidenceSource.POLL);
    executions.take(
        busted(report("c-1", order.terms(), PARTIALLY_FILLED, "0", 9), "e-1"),
        EvidenceSource.STREAM);
    BrokerOrder again = report("c-1", order.terms(), FILLED, "10", 14);

    executions.take(derived, EvidenceSource.STREAM);
    assertThat(ledgers.count("fill")).as("the first one's message again").isEqualTo(1);
    executions.take(filled(again, "derived-b", "10", "20"), EvidenceSource.STREAM);
    assertThat(ledgers.count("fill")).as("another one's").isEqualTo(2);
    executions.take(execution(again, "e-2", "10", "20"), EvidenceSource.POLL);
    executions.take(execution(first, "e-1", "10", "20"), EvidenceSource.POLL);

    assertThat(ledgers.count("fill")).isEqualTo(2);
    assertThat(ledgers.count("fill where execution_id in ('e-1', 'e-2')")).isEqualTo(2);
    assertThat(held("AAPL", null).position().quantity()).isEqualTo(SignedQuantity.of(10));
    assertThat(ledgers.read(order.id()).progress().filled()).isEqualTo(Quantity.of(10));
  }

  /** An old word must not bring back what was taken back since; a gap after it is still seen. */
  @Test
  void seesAGapAfterABustAndNoneBecauseOfIt() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    BrokerOrder before = report("c-1", order.terms(), PARTIALLY_FILLED, "6", 5);
    executions.take(filled(before, "e-1", "6", "20"), EvidenceSource.STREAM);
    executions.take(
        busted(report("c-1", order.terms(), PARTIALLY_FILLED, "0", 9), "e-1"),
        EvidenceSource.STREAM);

    executions.take(ExecutionReport.of(before), EvidenceSource.POLL);
    assertThat(ledgers.read(order.id()).progress().isMissingFills()).isFalse();

    executions.take(
        ExecutionReport.of(report("c-1", order.terms(), PARTIALLY_FILLED, "4", 12)),
        EvidenceSource.POLL);
    assertThat(ledgers.read(order.id()).progress().isMissingFills()).isTrue();
  }

  /** Whatever order they arrive in, fills count in the order of their execution. */
  @Test
  void aLateFillCountsWhereItBelongs() {
    Order buy = ledgers.sending("c-1", "AAPL", 20);
    Order sale = ledgers.sending(sell("c-2", "AAPL", 10));
    BrokerOrder first = report("c-1", buy.terms(), PARTIALLY_FILLED, "10", 5);
    BrokerOrder second = report("c-1", buy.terms(), FILLED, "20", 7);

    executions.take(execution(second, "e-2", "10", "30"), EvidenceSource.POLL);
    executions.take(
        filled(report("c-2", sale.terms(), FILLED, "10", 6), "e-3", "10", "25"),
        EvidenceSource.STREAM);
    executions.take(filled(second, "e-2", "10", "30"), EvidenceSource.STREAM);
    executions.take(filled(first, "e-1", "10", "20"), EvidenceSource.STREAM);

    assertThat(held("AAPL", null).position().realizedPnl()).isEqualTo(Money.usd("50"));
    assertThat(held("AAPL", null).position().cost()).isEqualTo(Money.usd("300"));
    assertThat(
            ledgers
                .jdbc
                .sql("select sum(realized_delta) from position_entry")
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("50");
  }

  @Test
  void anEntryIsNeverChanged() {
    Order order = ledgers.sending("c-1", "AAPL", 10);
    executions.take(
        filled(report("c-1", order.terms(), FILLED, "10", 5), "e-1", "10", "20"),
        EvidenceSource.STREAM);

    assertThatThrownBy(() -> ledgers.jdbc.sql("update position_entry set price = 1").update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> ledgers.jdbc.sql("delete from position_entry").update())
        .hasMessageContaining("append-only");
  }

  private int events(Order order, String type) {
    return ledgers.count(
        "event where type = '%s' and subject_id = '%s'".formatted(type, order.id()));
  }

  private static NewOrder sell(String clientOrderId, String symbol, long quantity) {
    var terms =
        OrderTerms.of(
            new Symbol(symbol),
            Side.SELL,
            Quantity.of(quantity),
            new Pricing.Market(),
            TimeInForce.DAY);
    return Orders.newOrder(clientOrderId, terms);
  }

  private Holding held(String symbol, @Nullable String strategy) {
    return new JdbcHoldings(ledgers.jdbc, Schema.ACCOUNT)
        .all(strategy).stream()
            .filter(holding -> holding.symbol().value().equals(symbol))
            .findFirst()
            .orElseThrow();
  }
}
