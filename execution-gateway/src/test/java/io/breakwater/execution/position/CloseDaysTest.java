package io.breakwater.execution.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.testing.SettableMarketClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The days here: Wednesday 2013-01-02 to Monday 2013-01-07, each closing at 21:00 UTC. */
class CloseDaysTest {
  private static final Symbol AAPL = new Symbol("AAPL");

  private final SettableMarketClock clock = SettableMarketClock.at("2013-01-02T20:59:59Z");
  private final Days days = new Days();
  private final Map<LocalDate, Price> closes = new HashMap<>();
  private boolean brokerIsAway;
  private final CloseDays closeDays =
      new CloseDays(
          days,
          (session, _) ->
              closes.containsKey(session) ? Map.of(AAPL, closes.get(session)) : Map.of(),
          new Account(),
          clock,
          TradingCalendar.nyse());

  @Test
  void recordsADayOnceItsSessionIsOver() {
    closes.put(LocalDate.parse("2013-01-02"), Price.of(25));
    closeDays.step();
    assertThat(days.closed).isEmpty();

    clock.setMarket(Instant.parse("2013-01-02T21:00:00Z"));
    closeDays.step();
    closeDays.step();

    assertThat(days.closed)
        .containsExactly(
            new ClosedDay(
                LocalDate.parse("2013-01-02"),
                Instant.parse("2013-01-02T21:00:00Z"),
                Money.usd(1),
                Money.usd(2)));
  }

  @Test
  void waitsForTheClosingPriceAndKeepsWhatTheBrokerSaid() {
    clock.setMarket(Instant.parse("2013-01-02T21:00:00Z"));
    closeDays.step();
    assertThat(days.closed).isEmpty();

    clock.setMarket(Instant.parse("2013-01-03T16:00:00Z"));
    closes.put(LocalDate.parse("2013-01-02"), Price.of(25));
    closeDays.step();

    assertThat(days.closed).extracting(ClosedDay::equity).containsExactly(Money.usd(2));
  }

  @Test
  void recordsTheGapWhereAPriceNeverComes() {
    clock.setMarket(Instant.parse("2013-01-03T16:00:00Z"));
    for (int i = 0; i < CloseDays.MOST_TRIES; i++) {
      closeDays.step();
    }
    assertThat(days.closed).isEmpty();

    closeDays.step();

    assertThat(days.closed)
        .extracting(ClosedDay::tradingDate)
        .containsExactly(LocalDate.parse("2013-01-02"));
    assertThat(days.closed.getFirst().equity()).isNull();
  }

  /** Down from Wednesday to Saturday: the account was asked about Friday's close only. */
  @Test
  void makesUpForClosesThatWereSleptThrough() {
    for (String date : List.of("2013-01-02", "2013-01-03", "2013-01-04")) {
      closes.put(LocalDate.parse(date), Price.of(25));
    }
    clock.setMarket(Instant.parse("2013-01-05T15:00:00Z"));

    closeDays.step();

    assertThat(days.closed)
        .extracting(day -> day.tradingDate().toString())
        .containsExactly("2013-01-02", "2013-01-03", "2013-01-04");
    assertThat(days.closed).extracting(ClosedDay::equity).containsExactly(null, null, Money.usd(2));
  }

  @Test
  void recordsADayWithoutTheAccountWhileTheBrokerIsAway() {
    closes.put(LocalDate.parse("2013-01-02"), Price.of(25));
    brokerIsAway = true;
    clock.setMarket(Instant.parse("2013-01-02T21:00:00Z"));

    closeDays.step();

    assertThat(days.closed).extracting(ClosedDay::cash).containsExactly((Money) null);
  }

  @Test
  void recordsNothingBeforeAnythingWasBooked() {
    days.first = null;
    clock.setMarket(Instant.parse("2013-01-05T15:00:00Z"));

    closeDays.step();

    assertThat(days.closed).isEmpty();
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

  /** Holds AAPL ever since the first day. */
  private static final class Days implements DayBook {
    private final List<ClosedDay> closed = new ArrayList<>();
    private @Nullable LocalDate first = LocalDate.parse("2013-01-02");

    @Override
    public Optional<LocalDate> firstBooked() {
      return Optional.ofNullable(first);
    }

    @Override
    public Optional<LocalDate> lastClosed() {
      return closed.isEmpty() ? Optional.empty() : Optional.of(closed.getLast().tradingDate());
    }

    @Override
    public Set<Symbol> heldAfter(LocalDate tradingDate) {
      return Set.of(AAPL);
    }

    @Override
    public void close(ClosedDay day) {
      closed.add(day);
    }

    @Override
    public List<ClosedDay> closed(LocalDate from, LocalDate through) {
      return closed;
    }

    @Override
    public List<Activity> activity(LocalDate from, LocalDate through, @Nullable String strategy) {
      return List.of();
    }

    @Override
    public List<EndState> endStates(LocalDate from, LocalDate through, @Nullable String strategy) {
      return List.of();
    }

    @Override
    public Map<LocalDate, Map<Symbol, Price>> closingPrices(LocalDate from, LocalDate through) {
      return Map.of();
    }
  }
}
