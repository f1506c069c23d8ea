package io.breakwater.localstack.venue.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderClass;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.localstack.venue.order.TimeInForce;
import io.breakwater.localstack.venue.order.Trail;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every book does. */
public abstract class BookContract {
  private static final Instant NOON = Instant.parse("2013-01-02T17:00:00.000000001Z");
  private static final Portfolio UNTOUCHED = Accounts.fresh().portfolio();

  /** A book that begins with {@link Accounts#fresh}. */
  protected abstract Book book();

  @Test
  void beginsWithTheAccountItWasGiven() {
    assertThat(book().account()).isEqualTo(Accounts.fresh());
    assertThat(book().openOrders()).isEmpty();
    assertThat(book().orderCount()).isZero();
  }

  @Test
  void givesAnOrderBackAsItWasPlaced() {
    Book book = book();
    Order order = at(NOON, Orders.limit(Side.BUY, "AAPL", "10.5", "500.01"));

    place(book, order);

    assertThat(book.order(order.id())).contains(order);
    assertThat(book.order(order.terms().clientOrderId())).contains(order);
    assertThat(book.openOrders()).containsExactly(order);
    assertThat(book.orderCount()).isEqualTo(1);
  }

  @Test
  void givesEveryKindOfOrderBack() {
    Book book = book();
    List<OrderTerms> kinds =
        List.of(
            Orders.stop(Side.BUY, "AAPL", "1", "600.5"),
            Orders.stopLimit(Side.SELL, "AAPL", "1", "400", "399.99"),
            Orders.trailing(Side.SELL, "AAPL", "1", new Trail.By(Price.of("1.25"))),
            Orders.trailing(Side.BUY, "AAPL", "1", new Trail.Percent(new BigDecimal("2.5"))),
            Orders.with(Orders.market(Side.BUY, "AAPL", "1"), TimeInForce.OPG),
            Orders.inExtendedHours(Orders.limit(Side.BUY, "AAPL", "1", "500")),
            Orders.notional(Side.BUY, "AAPL", "1234.56"));
    List<Order> orders = kinds.stream().map(terms -> at(NOON, terms)).toList();

    orders.forEach(order -> place(book, order));

    assertThat(book.openOrders()).containsExactlyElementsOf(orders);
  }

  @Test
  void keepsWhereATrailIsAndWhatAnAmountBuys() {
    Book book = book();
    Order trailing =
        at(NOON, Orders.trailing(Side.SELL, "AAPL", "1", new Trail.By(Price.of("1.25"))));
    Order notional = at(NOON, Orders.notional(Side.BUY, "AAPL", "100"));
    place(book, trailing);
    place(book, notional);

    Order moved = trailing.traded(Price.of("500.75"), NOON.plusSeconds(1));
    Order reached = moved.traded(Price.of("499"), NOON.plusSeconds(2));
    Order sized = notional.resized(Quantity.of("0.200000001"), NOON.plusSeconds(1));
    book.commit(new Change(List.of(), List.of(moved, sized), List.of(), UNTOUCHED));
    assertThat(book.openOrders()).containsExactly(moved, sized);
    book.commit(new Change(List.of(), List.of(reached), List.of(), UNTOUCHED));

    assertThat(book.order(trailing.id())).contains(reached);
    assertThat(reached.trigger())
        .isEqualTo(new Order.Trigger(Price.of("500.75"), NOON.plusSeconds(2)));
  }

  @Test
  void keepsWhichOrderCameInThePlaceOfWhich() {
    Book book = book();
    Order first = at(NOON, Orders.limit(Side.BUY, "AAPL", "10", "500"));
    place(book, first);
    var plan =
        new Order.Plan(
            Orders.limit(Side.BUY, "AAPL", "10", "501"),
            Price.of(501),
            first.expiresAt(),
            OrderStatus.PENDING_NEW);
    Order second = first.successor(new OrderId(UUID.randomUUID()), plan, NOON.plusSeconds(1));
    Order pending = first.pendingReplace(second.id(), NOON.plusSeconds(1));

    book.commit(new Change(List.of(second), List.of(pending), List.of(), UNTOUCHED));
    assertThat(book.openOrders()).containsExactly(pending, second);
    Order replaced = pending.replaced(second.id(), NOON.plusSeconds(2));
    Order arrived = second.arrived(true, NOON.plusSeconds(2));
    book.commit(new Change(List.of(), List.of(replaced, arrived), List.of(), UNTOUCHED));

    assertThat(book.order(first.id())).contains(replaced);
    assertThat(book.openOrders()).containsExactly(arrived);
  }

  @Test
  void keepsFamilies() {
    Book book = book();
    Order alone = at(NOON, Orders.market(Side.BUY, "AAPL", "1"));
    Order parent = at(NOON, Orders.market(Side.BUY, "AAPL", "1")).heading(OrderClass.OTO);
    Order leg =
        Order.held(
            new OrderId(UUID.randomUUID()),
            Orders.stop(Side.SELL, "AAPL", "1", "400"),
            new Family(OrderClass.OTO, parent.id(), Family.Role.STOP_LOSS),
            NOON,
            parent.expiresAt());
    place(book, alone);

    book.commit(new Change(List.of(parent, leg), List.of(), List.of(), UNTOUCHED));

    assertThat(book.family(parent.id())).containsExactly(parent, leg);
    assertThat(book.family(alone.id())).isEmpty();
    assertThat(book.openOrders()).containsExactly(alone, parent, leg);
  }

  @Test
  void keepsOrderFillCashAndPositionTogether() {
    Book book = book();
    Order order = at(NOON, Orders.market(Side.BUY, "AAPL", "30"));
    place(book, order);
    Order filled = order.filled(Quantity.of(10), Price.of("500.01"), NOON);
    Portfolio after = UNTOUCHED.after("AAPL", Side.BUY, Quantity.of(10), Price.of("500.01"));
    Fill fill = fill(filled, "10", "500.01", after);

    book.commit(new Change(List.of(), List.of(filled), List.of(fill), after));

    assertThat(book.order(order.id())).contains(filled);
    assertThat(book.openOrders()).containsExactly(filled);
    assertThat(book.account().portfolio()).isEqualTo(after);
    assertThat(book.fills(allFills(true))).containsExactly(fill);
  }

  @Test
  void forgetsAPositionThatIsClosed() {
    Book book = book();
    Portfolio bought = UNTOUCHED.after("AAPL", Side.BUY, Quantity.of(10), Price.of(500));
    Portfolio sold = bought.after("AAPL", Side.SELL, Quantity.of(10), Price.of(501));
    Order buy = at(NOON, Orders.market(Side.BUY, "AAPL", "10"));
    Order sell = at(NOON, Orders.market(Side.SELL, "AAPL", "10"));
    place(book, buy);
    place(book, sell);

    book.commit(new Change(List.of(), List.of(), List.of(fill(buy, "10", "500", bought)), bought));
    book.commit(new Change(List.of(), List.of(), List.of(fill(sell, "10", "501", sold)), sold));

    assertThat(book.account().portfolio()).isEqualTo(sold);
    assertThat(book.account().portfolio().positions()).isEmpty();
  }

  @Test
  void takesAClientOrderIdOnceForEver() {
    Book book = book();
    Order first = at(NOON, Orders.market(Side.BUY, "AAPL", "10"));
    place(book, first);
    book.commit(new Change(List.of(), List.of(first.canceled(NOON)), List.of(), UNTOUCHED));
    Order again = at(NOON, first.terms());

    assertThatThrownBy(() -> place(book, again)).isInstanceOf(ClientOrderIdUsedException.class);

    assertThat(book.order(again.id())).isEmpty();
    assertThat(book.orderCount()).isEqualTo(1);
  }

  @Test
  void listsOrdersByStateSymbolSideAndTime() {
    Book book = book();
    Order early = at(NOON, Orders.market(Side.BUY, "AAPL", "1"));
    Order middle = at(NOON.plusSeconds(1), Orders.market(Side.SELL, "IBM", "2"));
    Order late = at(NOON.plusSeconds(2), Orders.market(Side.BUY, "IBM", "3"));
    List.of(early, middle, late).forEach(order -> place(book, order));
    Order ended = middle.canceled(NOON.plusSeconds(3));
    book.commit(new Change(List.of(), List.of(ended), List.of(), UNTOUCHED));

    assertThat(book.orders(query(OrderQuery.Status.OPEN, Set.of(), null)))
        .containsExactly(late, early);
    assertThat(book.orders(query(OrderQuery.Status.CLOSED, Set.of(), null))).containsExactly(ended);
    assertThat(book.orders(query(OrderQuery.Status.ALL, Set.of("IBM", "GOOG"), null)))
        .containsExactly(late, ended);
    assertThat(book.orders(query(OrderQuery.Status.ALL, Set.of(), Side.BUY)))
        .containsExactly(late, early);
    assertThat(book.orders(between(early.submittedAt(), late.submittedAt())))
        .containsExactly(ended);
    assertThat(book.orders(behind(early.id(), null))).containsExactly(ended, late);
    assertThat(book.orders(behind(null, late.id()))).containsExactly(early, ended);
  }

  @Test
  void listsFillsInPages() {
    Book book = book();
    Order order = at(NOON, Orders.market(Side.BUY, "AAPL", "30"));
    place(book, order);
    List<Fill> fills =
        List.of(
            fill(order, "10", "500", UNTOUCHED),
            fill(order, "10", "501", UNTOUCHED),
            fill(order, "10", "502", UNTOUCHED));
    book.commit(new Change(List.of(), List.of(), fills, UNTOUCHED));

    assertThat(book.fills(allFills(true))).containsExactlyElementsOf(fills);
    assertThat(book.fills(allFills(false))).containsExactlyElementsOf(fills.reversed());
    assertThat(book.fills(fillsBeyond(fills.get(1), true))).containsExactly(fills.get(2));
    assertThat(book.fills(fillsBeyond(fills.get(1), false))).containsExactly(fills.get(0));
    assertThat(book.fills(new FillQuery(order.id(), NOON, null, null, null, true, 2)))
        .containsExactly(fills.get(0), fills.get(1));
    assertThat(book.fills(new FillQuery(null, null, NOON, null, null, true, 10))).isEmpty();
    assertThat(book.fills(new FillQuery(null, null, null, NOON, null, true, 10))).isEmpty();
  }

  @Test
  void forgetsAFillThatWasTakenBackAndMovesThePositionWithIt() {
    Book book = book();
    Order order = at(NOON, Orders.market(Side.BUY, "AAPL", "30"));
    place(book, order);
    Portfolio bought = UNTOUCHED.after("AAPL", Side.BUY, Quantity.of(10), Price.of(500));
    Fill kept = fill(order, "5", "500", bought);
    Fill takenBack = fill(order, "10", "500", bought);
    book.commit(new Change(List.of(), List.of(), List.of(kept, takenBack), bought));
    assertThat(book.fill(takenBack.executionId())).contains(takenBack);

    book.commit(new Change(List.of(), List.of(), List.of(), List.of(takenBack), UNTOUCHED));

    assertThat(book.fill(takenBack.executionId())).isEmpty();
    assertThat(book.fills(allFills(true))).containsExactly(kept);
    assertThat(book.account().portfolio()).isEqualTo(UNTOUCHED);
  }

  @Test
  void keepsSettingsAndTheLastEquity() {
    Book book = book();
    var settings = new AccountSettings(true, true, false, 4, "none", true);
    LocalDate day = LocalDate.of(2013, 1, 2);

    book.keepSettings(settings);
    book.keepLastEquity(day, Money.usd("100001.25"));

    assertThat(book.account().settings()).isEqualTo(settings);
    assertThat(book.account().lastEquity()).isEqualTo(Money.usd("100001.25"));
    assertThat(book.account().lastEquityOn()).isEqualTo(day);
  }

  protected static Order at(Instant submitted, OrderTerms terms) {
    return Order.accepted(
        new OrderId(UUID.randomUUID()),
        terms,
        Price.of("512.5"),
        submitted,
        Instant.parse("2013-01-02T21:00:00Z"),
        true);
  }

  protected static void place(Book book, Order order) {
    book.commit(new Change(List.of(order), List.of(), List.of(), UNTOUCHED));
  }

  private static Fill fill(Order order, String quantity, String price, Portfolio after) {
    return new Fill(
        UUID.randomUUID(),
        order.id(),
        order.terms().symbol(),
        order.terms().side(),
        Quantity.of(quantity),
        Price.of(price),
        Quantity.of(quantity),
        Quantity.ZERO,
        after.quantity(order.terms().symbol()),
        NOON);
  }

  private static OrderQuery query(OrderQuery.Status status, Set<String> symbols, Side side) {
    return new OrderQuery(status, symbols, side, null, null, null, null, false, 50);
  }

  private static OrderQuery between(Instant after, Instant until) {
    return new OrderQuery(
        OrderQuery.Status.ALL, Set.of(), null, after, until, null, null, false, 50);
  }

  private static OrderQuery behind(OrderId after, OrderId before) {
    return new OrderQuery(
        OrderQuery.Status.ALL, Set.of(), null, null, null, after, before, true, 50);
  }

  private static FillQuery allFills(boolean oldestFirst) {
    return new FillQuery(null, null, null, null, null, oldestFirst, 100);
  }

  private static FillQuery fillsBeyond(Fill fill, boolean oldestFirst) {
    return new FillQuery(null, null, null, null, fill.executionId(), oldestFirst, 100);
  }
}
