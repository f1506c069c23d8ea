package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.RecentAccount;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.risk.Quote;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.SettableMarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShowProfitTest {
  private static final Position TEN_AT_20 =
      Position.NONE.after(Side.BUY, Quantity.of(10), Price.of(20));

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-03T15:00:00Z");
  private final List<DayHolding> held = new ArrayList<>();
  private final Map<String, Quote> quotes = new HashMap<>();
  private final Map<Symbol, Price> closes = new HashMap<>();
  private final List<LocalDate> closesAskedFor = new ArrayList<>();
  private boolean brokerIsAway;

  @Test
  void measuresTheDayFromThePreviousCloseForWhatWasHeldThen() {
    hold("AAPL", TEN_AT_20, TEN_AT_20);
    quote("AAPL", "26", 0);
    closes.put(new Symbol("AAPL"), Price.of(25));

    RealtimeProfit profit = show();

    assertThat(profit.tradingDate()).isEqualTo("2013-01-03");
    assertThat(profit.previousSession()).isEqualTo("2013-01-02");
    assertThat(closesAskedFor).containsExactly(LocalDate.parse("2013-01-02"));
    assertThat(profit.unrealized()).contains(Money.usd(60));
    assertThat(profit.dayPnl()).contains(Money.usd(10));
  }

  @Test
  void measuresWhatWasTradedTodayFromItsOwnPrice() {
    Position now =
        TEN_AT_20
            .after(Side.SELL, Quantity.of(4), Price.of(27))
            .after(Side.BUY, Quantity.of(6), Price.of(28));
    hold("AAPL", TEN_AT_20, now);
    quote("AAPL", "30", 0);
    closes.put(new Symbol("AAPL"), Price.of(25));

    RealtimeProfit profit = show();

    // Four from 25 to 27, six from 25 to 30, six from 28 to 30.
    assertThat(profit.dayPnl()).contains(Money.usd(8 + 30 + 12));
    assertThat(profit.days().getFirst().realizedToday()).isEqualTo(Money.usd(28));
  }

  @Test
  void needsNoCloseForWhatWasNotHeldThenAndNoQuoteForWhatIsHeldNoMore() {
    hold("IBM", Position.NONE, TEN_AT_20);
    quote("IBM", "21", 0);
    hold("MSFT", TEN_AT_20, TEN_AT_20.after(Side.SELL, Quantity.of(10), Price.of(24)));
    closes.put(new Symbol("MSFT"), Price.of(25));

    assertThat(show().dayPnl()).contains(Money.usd(10 - 10));
  }

  /** A sum without it would be wrong, and look right. */
  @Test
  void saysNothingOfTheDayWithoutAPriceThatItNeeds() {
    hold("AAPL", TEN_AT_20, TEN_AT_20);
    quote("AAPL", "26", 0);

    RealtimeProfit profit = show();

    assertThat(profit.dayPnl()).isEmpty();
    assertThat(profit.unrealized()).contains(Money.usd(60));
  }

  /** Overnight split: what was held was worth the same the evening before. */
  @Test
  void aSplitIsNoProfit() {
    hold("AAPL", TEN_AT_20, TEN_AT_20.after(new SplitRatio(1, 4)));
    quote("AAPL", "6.25", 0);
    closes.put(new Symbol("AAPL"), Price.of(25));

    assertThat(show().dayPnl()).contains(Money.zero(Money.USD));
  }

  @Test
  void saysWhichPriceIsStaleWhileTheMarketIsOpen() {
    hold("AAPL", TEN_AT_20, TEN_AT_20);
    hold("IBM", TEN_AT_20, TEN_AT_20);
    quote("AAPL", "26", 5_001);
    quote("IBM", "26", 5_000);

    RealtimeProfit profit = show();

    assertThat(profit.isStale()).isTrue();
    assertThat(profit.days()).extracting(profit::isStale).containsExactly(true, false);
    assertThat(profit.days().getFirst().now().priceAge()).contains(Duration.ofMillis(5_001));
  }

  @Test
  void aPriceFromTheFutureIsAsDoubtfulAsOneAsOld() {
    hold("AAPL", TEN_AT_20, TEN_AT_20);
    hold("IBM", TEN_AT_20, TEN_AT_20);
    quote("AAPL", "26", -5_001);
    quote("IBM", "26", -5_000);

    assertThat(show().days()).extracting(show()::isStale).containsExactly(true, false);
  }

  @Test
  void theLastPriceStandsWhileTheMarketIsClosed() {
    clock.setMarket(Instant.parse("2013-01-03T23:00:00Z"));
    hold("AAPL", TEN_AT_20, TEN_AT_20);
    quote("AAPL", "26", 3_600_000);

    assertThat(show().isStale()).isFalse();
  }

  @Test
  void onADayWithoutSessionTheDateIsTheNextSessions() {
    clock.setMarket(Instant.parse("2013-01-05T15:00:00Z"));

    RealtimeProfit profit = show();

    assertThat(profit.tradingDate()).isEqualTo("2013-01-07");
    assertThat(profit.previousSession()).isEqualTo("2013-01-04");
    assertThat(profit.dayPnl()).contains(Money.zero(Money.USD));
  }

  @Test
  void doesNotHangOnTheBroker() {
    assertThat(show().account()).isNotNull();
    brokerIsAway = true;
    assertThat(show().account()).isNull();
  }

  private RealtimeProfit show() {
    var prices =
        new ShowProfit.Prices(
            symbols -> quotes,
            (session, symbols) -> {
              closesAskedFor.add(session);
              return closes;
            });
    return new ShowProfit(
            new Held(),
            prices,
            new RecentAccount(new Account(), clock, () -> 0),
            clock,
            TradingCalendar.nyse(),
            Duration.ofSeconds(5))
        .show(null);
  }

  private void hold(String symbol, Position opening, Position now) {
    held.add(new DayHolding(new Holding(new Symbol(symbol), now, SignedQuantity.ZERO), opening));
  }

  private void quote(String symbol, String price, int ageMillis) {
    Instant received = clock.machine().instant().minusMillis(ageMillis);
    quotes.put(symbol, new Quote(symbol, Price.of(price), received));
  }

  private final class Held implements Holdings {
    @Override
    public List<Holding> all(@Nullable String strategy) {
      return held.stream().map(DayHolding::holding).toList();
    }

    @Override
    public List<DayHolding> since(LocalDate tradingDate, @Nullable String strategy) {
      return held;
    }
  }

  private final class Account implements BrokerAccount {
    @Override
    public AccountSnapshot snapshot() {
      if (brokerIsAway) {
        throw new BrokerUnreadableException("away");
      }
      return new AccountSnapshot("1234", Money.usd(1), Money.usd(2), Money.usd(3));
    }

    @Override
    public String number() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean suspendTrading(boolean suspend) {
      throw new UnsupportedOperationException();
    }
  }
}
