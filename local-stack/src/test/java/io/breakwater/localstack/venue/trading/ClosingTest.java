package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final Closing.Part WHOLE = percent("100");

  private final Desk desk = new Desk();

  @Test
  void sellsWhatIsHeld() {
    desk.accepted(Orders.market(BUY, "AAPL", "10"));

    Order order = accepted("AAPL", WHOLE);

    assertThat(order.terms().side()).isEqualTo(Side.SELL);
    assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
  }

  @Test
  void buysBackWhatIsShort() {
    desk.accepted(Orders.market(SELL, "AAPL", "10"));

    accepted("AAPL", new Closing.Shares(Quantity.of(4)));

    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.of(-6));
  }

  @Test
  void ofWholeSharesClosesWholeShares() {
    desk.accepted(Orders.market(BUY, "AAPL", "10"));

    assertThat(accepted("AAPL", percent("33")).terms().quantity()).isEqualTo(Quantity.of(3));
    assertThat(refusal("AAPL", percent("1")).message())
        .isEqualTo("percentage is less than one share");
  }

  @Test
  void ofFractionsClosesFractions() {
    desk.accepted(Orders.market(BUY, "AAPL", "2.5"));

    assertThat(accepted("AAPL", percent("33.3")).terms().quantity())
        .isEqualTo(Quantity.of("0.8325"));
    accepted("AAPL", WHOLE);
    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
  }

  @Test
  void isRefusedWhereOrdersHoldTheSharesBackOrThereAreNotSoMany() {
    desk.accepted(Orders.market(BUY, "AAPL", "10"));
    assertThat(refusal("AAPL", new Closing.Shares(Quantity.of(11))).kind())
        .isEqualTo(Refusal.Kind.FORBIDDEN);
    desk.accepted(Orders.limit(SELL, "AAPL", "4", "900"));

    assertThat(refusal("AAPL", WHOLE).details()).containsEntry("available", "6");
    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.of(10));
  }

  @Test
  void hasNothingToCloseWhereNothingIsHeld() {
    assertThat(desk.engine.close("AAPL", WHOLE)).isEmpty();
    assertThat(desk.engine.closeAll(true)).isEmpty();
  }

  @Test
  void closesAllPositionsAndSaysWhichItCouldNot() {
    desk.accepted(Orders.market(BUY, "AAPL", "10"));
    desk.accepted(Orders.market(BUY, "IBM", "10"));
    desk.accepted(Orders.limit(SELL, "IBM", "4", "900"));

    List<Closing> closings = desk.engine.closeAll(false);

    assertThat(closings).extracting(Closing::symbol).containsExactly("AAPL", "IBM");
    assertThat(closings.getFirst().placement()).isInstanceOf(Placement.Accepted.class);
    assertThat(closings.getLast().placement()).isInstanceOf(Placement.Refused.class);
    assertThat(desk.held("IBM")).isEqualTo(SignedQuantity.of(10));
  }

  @Test
  void cancelsOpenOrdersBeforeWhereItIsAskedTo() {
    desk.accepted(Orders.market(BUY, "IBM", "10"));
    Order working = desk.accepted(Orders.limit(SELL, "IBM", "4", "900"));

    desk.engine.closeAll(true);

    assertThat(desk.now(working).status()).isEqualTo(OrderStatus.CANCELED);
    assertThat(desk.held("IBM")).isEqualTo(SignedQuantity.ZERO);
  }

  @Test
  void isAnOrderLikeAnyOtherToASuspendedAccount() {
    desk.accepted(Orders.market(BUY, "IBM", "10"));
    desk.engine.configure(now -> new AccountSettings(true, false, true, 2, "all", false));

    assertThat(refusal("IBM", WHOLE).message())
        .isEqualTo("new orders are rejected by user request");
  }

  private Order accepted(String symbol, Closing.Part part) {
    return ((Placement.Accepted) desk.engine.close(symbol, part).orElseThrow()).order();
  }

  private Refusal refusal(String symbol, Closing.Part part) {
    return ((Placement.Refused) desk.engine.close(symbol, part).orElseThrow()).refusal();
  }

  private static Closing.Part percent(String percent) {
    return new Closing.Percent(new BigDecimal(percent));
  }
}
