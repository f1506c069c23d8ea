package io.breakwater.localstack.venue.trading;

import static io.breakwater.localstack.venue.order.Side.BUY;
import static io.breakwater.localstack.venue.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AmendmentTest {
  private final Desk desk = new Desk();

  @Test
  void aBustTakesSharesAndCashBack() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    Fill fill = desk.fillsOf(order).getFirst();

    Amendment.Done done = done(fill, Optional.empty());

    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
    assertThat(desk.engine.account().portfolio().cash()).isEqualTo(Money.usd(10_000_000));
    assertThat(desk.now(order).filledQuantity()).isEqualTo(Quantity.ZERO);
    assertThat(desk.now(order).averagePrice()).isEmpty();
    assertThat(desk.fills()).isEmpty();
    assertThat(done.order()).isEqualTo(desk.now(order));
  }

  @Test
  void aBustIsToldWithTheExecutionThatItTakesBack() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    Fill fill = desk.fillsOf(order).getFirst();

    Amendment.Done done = done(fill, Optional.empty());

    TradeUpdate update = desk.updates.getLast();
    assertThat(update.event()).isEqualTo(TradeUpdate.Event.TRADE_BUST);
    assertThat(update.takenBack()).isEqualTo(fill.executionId());
    assertThat(update.fill().executionId())
        .isEqualTo(done.executionId())
        .isNotEqualTo(fill.executionId());
    assertThat(update.fill().quantity()).isEqualTo(Quantity.of(10));
    assertThat(update.fill().positionAfter()).isEqualTo(SignedQuantity.ZERO);
  }

  @Test
  void anOrderThatHasEndedDoesNotTradeAgain() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));

    done(desk.fillsOf(order).getFirst(), Optional.empty());
    desk.at(desk.clock.instant().plusSeconds(60));

    assertThat(desk.now(order).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.ZERO);
  }

  @Test
  void anOpenOrderTradesAgainWhatItLost() {
    Order order = desk.accepted(Orders.market(BUY, "IBM", "30000"));
    Fill first = desk.fillsOf(order).getFirst();
    assertThat(desk.now(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

    done(first, Optional.empty());
    assertThat(desk.now(order).status()).isEqualTo(OrderStatus.NEW);
    desk.until(it -> !it.now(order).isOpen());

    assertThat(desk.held("IBM")).isEqualTo(SignedQuantity.of(30_000));
  }

  @Test
  void aCorrectionIsAnotherExecutionInItsPlace() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    Fill fill = desk.fillsOf(order).getFirst();

    Amendment.Done done = done(fill, Optional.of(new Execution(Quantity.of(8), Price.of("500.5"))));

    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.of(8));
    assertThat(desk.engine.account().portfolio().cash()).isEqualTo(Money.usd(10_000_000 - 4_004));
    assertThat(desk.fills()).extracting(Fill::executionId).containsExactly(done.executionId());
    assertThat(desk.now(order).filledQuantity()).isEqualTo(Quantity.of(8));
    assertThat(desk.now(order).filledValue()).isEqualTo(Money.usd(4_004));
    assertThat(desk.updates.getLast().event()).isEqualTo(TradeUpdate.Event.TRADE_CORRECT);
    assertThat(desk.updates.getLast().takenBack()).isEqualTo(fill.executionId());
  }

  @Test
  void averagesAreMadeAnew() {
    Order first = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    desk.at(desk.clock.instant().plusSeconds(600));
    Order second = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    Price price = desk.fillsOf(first).getFirst().price();

    done(desk.fillsOf(second).getFirst(), Optional.empty());

    assertThat(desk.engine.account().portfolio().position("AAPL").orElseThrow().averageEntryPrice())
        .isEqualTo(price);
  }

  @Test
  void refusesAnExecutionThatIsNotThereOrIsTakenBackAlready() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    Fill fill = desk.fillsOf(order).getFirst();
    done(fill, Optional.empty());
    Portfolio before = desk.engine.account().portfolio();

    assertThat(desk.engine.amend(fill.executionId(), Optional.empty()))
        .isEqualTo(
            new Amendment.Refused(Refusal.of(Refusal.Kind.NOT_FOUND, "execution not found")));
    assertThat(desk.engine.amend(UUID.randomUUID(), Optional.empty()))
        .isInstanceOf(Amendment.Refused.class);
    assertThat(desk.engine.account().portfolio()).isEqualTo(before);
  }

  @Test
  void refusesMoreThanTheOrderIsFor() {
    Order order = desk.accepted(Orders.market(BUY, "AAPL", "10"));
    var tooMuch = new Execution(Quantity.of(11), Price.of(500));

    assertThat(
            desk.engine.amend(desk.fillsOf(order).getFirst().executionId(), Optional.of(tooMuch)))
        .isInstanceOf(Amendment.Refused.class);
    assertThat(desk.held("AAPL")).isEqualTo(SignedQuantity.of(10));
  }

  @Test
  void theAccountIsAlwaysWhatItsFillsMakeOfIt() {
    for (long seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var run = new Desk();
      for (int i = 0; i < 30; i++) {
        List<Fill> fills = run.fills();
        if (!fills.isEmpty() && random.nextInt(3) == 0) {
          Fill fill = fills.get(random.nextInt(fills.size()));
          Optional<Execution> instead =
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(
                      new Execution(fill.quantity(), Price.of(random.nextLong(500, 600))));
          run.engine.amend(fill.executionId(), instead);
        } else {
          var side = random.nextBoolean() ? BUY : SELL;
          run.engine.place(Orders.market(side, "AAPL", Integer.toString(random.nextInt(1, 50))));
        }
        run.at(run.clock.instant().plusSeconds(random.nextInt(1, 200)));
      }

      Portfolio folded = Portfolio.of(Money.usd(10_000_000));
      for (Fill fill : run.fills()) {
        folded = folded.after(fill.symbol(), fill.side(), fill.quantity(), fill.price());
      }
      Portfolio portfolio = run.engine.account().portfolio();
      assertThat(portfolio.cash()).as("seed %d", seed).isEqualTo(folded.cash());
      assertThat(portfolio.quantity("AAPL")).as("seed %d", seed).isEqualTo(folded.quantity("AAPL"));
      assertThat(run.book.account().portfolio()).as("seed %d", seed).isEqualTo(portfolio);
    }
  }

  private Amendment.Done done(Fill fill, Optional<Execution> instead) {
    Amendment amendment = desk.engine.amend(fill.executionId(), instead);
    assertThat(amendment).isInstanceOf(Amendment.Done.class);
    return (Amendment.Done) amendment;
  }
}
