package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void averagesWhatIsBought() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.BUY, shares("30"), price("24"));

    assertThat(position.averagePrice()).contains(price("23"));
    assertThat(position.cost()).isEqualTo(Money.usd("920"));
    assertThat(position.unrealizedPnl(price("25"))).isEqualTo(Money.usd("80"));
  }

  @Test
  void realizesTheDifferenceWhenSold() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.SELL, shares("4"), price("25"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.of("6"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("20"));
    assertThat(position.cost()).isEqualTo(Money.usd("120"));
  }

  @Test
  void turnsOverFromLongToShort() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.SELL, shares("15"), price("22"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.of("-5"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("20"));
    assertThat(position.cost()).isEqualTo(Money.usd("-110"));
    assertThat(position.averagePrice()).contains(price("22"));
    assertThat(position.unrealizedPnl(price("21"))).isEqualTo(Money.usd("5"));
  }

  @Test
  void costsNothingOnceAllIsSold() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("3"), price("10"))
            .after(Side.SELL, shares("1"), price("10.01"))
            .after(Side.SELL, shares("2"), price("10.01"));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(position.cost()).isEqualTo(Money.zero(Money.USD));
    assertThat(position.averagePrice()).isEmpty();
    assertThat(position.realizedPnl().amount()).isEqualByComparingTo("0.03");
  }

  @Test
  void aSplitChangesSharesAndNoMoney() {
    var position =
        Position.NONE
            .after(Side.BUY, shares("10"), price("20"))
            .after(Side.SELL, shares("4"), price("25"))
            .after(new SplitRatio(1, 4));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.of("24"));
    assertThat(position.cost()).isEqualTo(Money.usd("120"));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("20"));
    assertThat(position.averagePrice()).contains(price("5"));
  }

  @Test
  void aReverseSplitKeepsFractionsTowardZero() {
    var ratio = new SplitRatio(3, 1);

    assertThat(held(Side.BUY, "10").after(ratio).quantity())
        .isEqualTo(SignedQuantity.of("3.333333333"));
    assertThat(held(Side.SELL, "10").after(ratio).quantity())
        .isEqualTo(SignedQuantity.of("-3.333333333"));
    assertThat(held(Side.BUY, "10").after(ratio).cost()).isEqualTo(Money.usd("200"));
  }

  /** Else shares that are not there would have a cost, and that no sale could ever relieve. */
  @Test
  void whatAReverseSplitLeavesNothingOfIsLost() {
    var position = held(Side.BUY, "0.000000001").after(new SplitRatio(10, 1));

    assertThat(position.quantity()).isEqualTo(SignedQuantity.ZERO);
    assertThat(position.cost()).isEqualTo(Money.zero(Money.USD));
    assertThat(position.realizedPnl()).isEqualTo(Money.usd("-0.00000002"));
  }

  private static Position held(Side side, String shares) {
    return Position.NONE.after(side, shares(shares), price("20"));
  }

  private static Quantity shares(String text) {
    return Quantity.of(text);
  }

  private static Price price(String text) {
    return Price.of(text);
  }
}
