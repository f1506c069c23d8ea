package io.breakwater.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every broker does with orders that nothing fills. */
public abstract class BrokerContract {
  protected static final Symbol AAPL = new Symbol("AAPL");
  private static final Instant LONG_AGO = Instant.parse("2000-01-03T00:00:00Z");

  /** Its book is empty at the start of each test. */
  protected abstract Broker broker();

  /** The account of the same broker. */
  protected abstract BrokerAccount account();

  /** The lists of the same account. */
  protected abstract BrokerBook book();

  @Test
  void knowsAnOrderThatItHasTakenUnderBothIds() {
    BrokerOrder taken = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(taken.isWhatWasAskedFor(limit("10", "20.10"))).isTrue();
    assertThat(taken.clientOrderId().value()).isEqualTo("c-1");
    assertThat(taken.filledQuantity()).isEqualTo(Quantity.ZERO);
    assertThat(found("c-1")).isEqualTo(taken);
    assertThat(broker().find(taken.id())).isEqualTo(new OrderLookup.Found(taken));
  }

  @Test
  void hasNothingUnderAnIdThatItNeverSaw() {
    assertThat(broker().find(new ClientOrderId("c-1"))).isEqualTo(new OrderLookup.Absent());
    assertThat(broker().find(new BrokerOrderId("b-1"))).isEqualTo(new OrderLookup.Absent());
  }

  @Test
  void takesAClientOrderIdOnceAlsoAfterItsOrderHasEnded() {
    BrokerOrder first = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(submit("c-1", limit("10", "20.10"))).isInstanceOf(SendOutcome.Duplicate.class);
    broker().cancel(first.id());
    assertThat(submit("c-1", limit("11", "20.10"))).isInstanceOf(SendOutcome.Duplicate.class);
    assertThat(found("c-1").id()).isEqualTo(first.id());
  }

  @Test
  void sendsNothingOnceTheWindowHasClosed() {
    var order = new OrderInstruction(new ClientOrderId("c-1"), limit("10", "20.10"));

    assertThat(broker().submit(order, () -> false)).isInstanceOf(SendOutcome.NotSent.class);
    assertThat(broker().find(order.clientOrderId())).isEqualTo(new OrderLookup.Absent());
  }

  @Test
  void cancelsWhatWorksAndNothingElse() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(broker().cancel(order.id())).isEqualTo(new CancelReply.Requested());
    assertThat(found("c-1").status()).isEqualTo(BrokerOrderStatus.CANCELED);
    assertThat(broker().cancel(order.id())).isInstanceOf(CancelReply.NotCancelable.class);
    assertThat(broker().cancel(new BrokerOrderId("b-1")))
        .isInstanceOf(CancelReply.NotCancelable.class);
  }

  @Test
  void cancelsEverythingThatIsOpen() {
    submit("c-1", limit("10", "20.10"));
    broker().cancel(accepted(submit("c-2", limit("10", "20.10"))).id());
    submit("c-3", limit("10", "20.10"));

    assertThat(broker().cancelAll()).isEqualTo(2);
    assertThat(broker().openOrders()).isEmpty();
    assertThat(found("c-3").status()).isEqualTo(BrokerOrderStatus.CANCELED);
  }

  @Test
  void putsAnotherOrderInThePlaceOfOneThatWorks() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20.10")));

    BrokerOrder replacement = accepted(replace(order, "c-2", limit("12", "20.20")));

    assertThat(replacement.isReplacementAskedFor(limit("12", "20.20"))).isTrue();
    assertThat(replacement.id()).isNotEqualTo(order.id());
    assertThat(found("c-1").status()).isEqualTo(BrokerOrderStatus.REPLACED);
    assertThat(open()).containsExactly("c-2");
  }

  @Test
  void replacesNothingThatHasEndedOrThatItNeverSaw() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20.10")));
    broker().cancel(order.id());

    assertThat(replace(order, "c-2", limit("12", "20.20"))).isInstanceOf(SendOutcome.Refused.class);
    var unknown =
        new ReplaceInstruction(
            new BrokerOrderId("b-1"),
            new OrderInstruction(new ClientOrderId("c-2"), limit("12", "20.20")));
    assertThat(broker().replace(unknown, () -> true)).isInstanceOf(SendOutcome.Refused.class);
    assertThat(broker().find(new ClientOrderId("c-2"))).isEqualTo(new OrderLookup.Absent());
  }

  @Test
  void takesAReplacementsClientOrderIdOnce() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(replace(order, "c-1", limit("12", "20.20")))
        .isInstanceOf(SendOutcome.Duplicate.class);
    assertThat(open()).containsExactly("c-1");
  }

  @Test
  void tellsOfExitsAsOrders() {
    BrokerOrder order = accepted(submit("c-1", bracket()));

    assertThat(order.legs())
        .extracting(leg -> leg.side() + " " + leg.terms().type() + " " + leg.statusText())
        .containsExactly("SELL limit held", "SELL stop_limit held");
    assertThat(order.legs().getFirst().terms().limitPrice()).isEqualTo(Price.of("25"));
    assertThat(order.legs().getLast().terms().stopPrice()).isEqualTo(Price.of("15"));
    assertThat(found("c-1").legs()).isEqualTo(order.legs());
    BrokerOrder exit = order.legs().getFirst();
    assertThat(found(exit.clientOrderId().value()).id()).isEqualTo(exit.id());
  }

  @Test
  void listsTheNewestWithTheirExits() {
    submit("c-1", limit("10", "20.10"));
    BrokerOrder entry = accepted(submit("c-2", bracket()));

    List<BrokerOrder> newest = book().newestWithExits();

    assertThat(newest)
        .extracting(order -> order.clientOrderId().value())
        .containsExactly("c-2", "c-1");
    assertThat(newest.getFirst().legs()).isEqualTo(entry.legs());
    assertThat(newest.getLast().legs()).isEmpty();
  }

  @Test
  void listsWhatIsOpenOldestFirst() {
    submit("c-1", limit("10", "20.10"));
    broker().cancel(accepted(submit("c-2", limit("10", "20.10"))).id());
    submit("c-3", limit("10", "20.10"));

    assertThat(open()).containsExactly("c-1", "c-3");
  }

  @Test
  void listsWhatCameNewestFirstWhateverHasBecomeOfIt() {
    submit("c-1", limit("10", "20.10"));
    broker().cancel(accepted(submit("c-2", limit("10", "20.10"))).id());

    assertThat(book().ordersSince(LONG_AGO))
        .extracting(order -> order.clientOrderId().value() + " " + order.status().name())
        .first()
        .isEqualTo("c-2 CANCELED");
    assertThat(book().ordersSince(LONG_AGO)).hasSize(2);
  }

  @Test
  void hasNoExecutionsOfWhatRestsAndHoldsNothing() {
    BrokerOrder order = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(broker().executionsOf(order.id())).isEmpty();
    assertThat(broker().executionsAfter(LONG_AGO, null)).isEqualTo(ExecutionPage.last(List.of()));
    assertThat(book().positions()).isEmpty();
  }

  @Test
  void takesNoOrdersWhileTradingIsSuspended() {
    BrokerOrder before = accepted(submit("c-1", limit("10", "20.10")));

    assertThat(account().suspendTrading(true)).isTrue();
    assertThat(submit("c-2", limit("10", "20.10"))).isInstanceOf(SendOutcome.Refused.class);
    assertThat(broker().find(new ClientOrderId("c-2"))).isEqualTo(new OrderLookup.Absent());
    assertThat(broker().cancel(before.id())).isEqualTo(new CancelReply.Requested());

    assertThat(account().suspendTrading(false)).isFalse();
    accepted(submit("c-2", limit("10", "20.10")));
  }

  protected final SendOutcome submit(String clientOrderId, OrderTerms terms) {
    return broker()
        .submit(new OrderInstruction(new ClientOrderId(clientOrderId), terms), () -> true);
  }

  protected final SendOutcome replace(
      BrokerOrder replaced, String clientOrderId, OrderTerms terms) {
    return broker()
        .replace(
            new ReplaceInstruction(
                replaced.id(), new OrderInstruction(new ClientOrderId(clientOrderId), terms)),
            () -> true);
  }

  protected static BrokerOrder accepted(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    return ((SendOutcome.Accepted) outcome).order();
  }

  protected final BrokerOrder found(String clientOrderId) {
    OrderLookup answer = broker().find(new ClientOrderId(clientOrderId));
    assertThat(answer).isInstanceOf(OrderLookup.Found.class);
    return ((OrderLookup.Found) answer).order();
  }

  protected final List<String> open() {
    return broker().openOrders().stream().map(order -> order.clientOrderId().value()).toList();
  }

  protected static OrderTerms limit(String quantity, String price) {
    return terms(quantity, price, TimeInForce.DAY, new Exits.None());
  }

  protected static OrderTerms bracket() {
    return terms(
        "10",
        "20",
        TimeInForce.DAY,
        new Exits.Bracket(
            new Exits.TakeProfit(Price.of("25")),
            new Exits.StopLoss(Price.of("15"), Price.of("14.50"))));
  }

  protected static OrderTerms terms(
      String quantity, String price, TimeInForce timeInForce, Exits exits) {
    return new OrderTerms(
        AAPL,
        Side.BUY,
        new OrderAmount.Shares(Quantity.of(quantity)),
        new Pricing.Limit(Price.of(price)),
        timeInForce,
        false,
        exits);
  }
}
