package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.execution.broker.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.util.List;
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

  /** Booked by mistake, three in a row: a position must be shown all the same. */
  @Test
  void showsNoAveragePriceWhereNoneIsAsSmallOrAsLarge() {
    var million = new SplitRatio(1, 100_000);

    Position split = held(Side.BUY, "1").after(million).after(million);

    assertThat(split.averagePrice()).contains(price("0.000000002"));
    assertThat(split.after(new SplitRatio(1, 10_000)).averagePrice())
        .contains(price("0.0000000000002"));
    Position cheap = Position.NONE.after(Side.BUY, shares("100"), price("0.000000000000000001"));
    assertThat(cheap.after(new SplitRatio(1, 10)).averagePrice()).isEmpty();
    Position dear = Position.NONE.after(Side.BUY, shares("1"), price("100000"));
    assertThat(
            dear.after(new SplitRatio(100_000, 1)).after(new SplitRatio(1_000, 1)).averagePrice())
        .isEmpty();
  }

  @Test
  void refusesASplitThatMakesMoreSharesThanAQuantityHolds() {
    var ratio = new SplitRatio(1, 100_000);
    Position many = held(Side.SELL, "9999999999");

    assertThat(many.after(ratio).quantity()).isEqualTo(SignedQuantity.of("-999999999900000"));
    assertThatThrownBy(() -> many.after(ratio).after(new SplitRatio(1, 2)))
        .isInstanceOf(TooManySharesException.class);
  }

  /** A fill from before all of them may come late, and must find room. */
  @Test
  void splitsOfASymbolMayMakeAMillionSharesOfOne() {
    var thousand = new SplitRatio(1, 1_000);
    var half = new SplitRatio(2, 1);

    assertThat(SplitRatio.mayFollowEachOther(List.of(thousand, thousand))).isTrue();
    assertThat(SplitRatio.mayFollowEachOther(List.of(thousand, thousand, half))).isTrue();
    assertThat(SplitRatio.mayFollowEachOther(List.of(thousand, thousand, new SplitRatio(1, 2))))
        .isFalse();
    assertThat(
            SplitRatio.mayFollowEachOther(List.of(half, thousand, thousand, new SplitRatio(1, 2))))
        .as("since the first")
        .isFalse();
    assertThat(
            SplitRatio.mayFollowEachOther(
                List.of(new SplitRatio(100_000, 1), new SplitRatio(100_000, 1))))
        .as("fewer and fewer")
        .isTrue();
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
