package io.breakwater.execution.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Adoptions;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.position.DayHolding;
import io.breakwater.execution.position.Holding;
import io.breakwater.execution.position.Holdings;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import io.breakwater.money.Money;
import io.breakwater.money.SignedQuantity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a difference of positions is one. */
class ReconcilePositionsTest {
  private static final Symbol AAPL = new Symbol("AAPL");

  private final Map<String, Integer> ours = new TreeMap<>();
  private final Deque<Map<String, Integer>> brokerSays = new ArrayDeque<>();
  private final Set<Symbol> inFlight = new HashSet<>();
  private final Set<Symbol> foreign = new HashSet<>();
  private Runnable whenExecutionsAreFetched = () -> {};

  @Test
  void agreesWhereBothSayTheSame() {
    ours.put("AAPL", 10);
    ours.put("MSFT", 0);
    brokerSays.add(Map.of("AAPL", 10));

    ReconcilePositions.Outcome outcome = run();

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.agreed()).containsExactlyInAnyOrder(AAPL, new Symbol("MSFT"));
  }

  @Test
  void quarantinesWhatTheBrokerSaysTwiceAndWeDoNot() {
    ours.put("AAPL", 10);
    brokerSays.add(Map.of("AAPL", 12, "MSFT", -3));

    ReconcilePositions.Outcome outcome = run();

    assertThat(outcome.differences())
        .extracting(
            difference -> difference.ground().symbol().value(),
            difference -> difference.ground().extent(),
            Difference::resolution)
        .containsExactlyInAnyOrder(
            tuple("AAPL", "2", Resolution.QUARANTINED),
            tuple("MSFT", "-3", Resolution.QUARANTINED));
    assertThat(outcome.agreed()).isEmpty();
  }

  /** The fill was on its way to us when the broker was asked first. */
  @Test
  void findsNothingInAFillThatIsFetchedInBetween() {
    brokerSays.add(Map.of("AAPL", 10));
    whenExecutionsAreFetched = () -> ours.put("AAPL", 10);

    ReconcilePositions.Outcome outcome = run();

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.agreed()).containsExactly(AAPL);
  }

  /** The broker goes on executing: what it says now says nothing about what we had fetched. */
  @Test
  void doesNotJudgeWhatMovesAtTheBroker() {
    ours.put("AAPL", 10);
    brokerSays.addAll(
        List.of(Map.of("AAPL", 11), Map.of("AAPL", 12), Map.of("AAPL", 13), Map.of("AAPL", 14)));

    ReconcilePositions.Outcome outcome = run();

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.agreed()).isEmpty();
  }

  @Test
  void waitsForFillsThatAreKnownToBeOnTheirWay() {
    ours.put("AAPL", 10);
    brokerSays.add(Map.of("AAPL", 12));
    inFlight.add(AAPL);

    assertThat(run().differences())
        .singleElement()
        .extracting(Difference::resolution)
        .isEqualTo(Resolution.WAITING);
  }

  @Test
  void waitsForAnOrderThatNobodyKnowsYet() {
    brokerSays.add(Map.of("AAPL", 12));
    foreign.add(AAPL);

    assertThat(run().differences())
        .singleElement()
        .extracting(Difference::resolution)
        .isEqualTo(Resolution.WAITING);
  }

  private ReconcilePositions.Outcome run() {
    return new ReconcilePositions(
            new ListedPositions(), new ListedHoldings(), new InFlight(), new JustSeen())
        .run(() -> {
          whenExecutionsAreFetched.run();
          return List.of();
        });
  }

  private List<Holding> holdings() {
    return ours.entrySet().stream()
        .map(entry ->
            new Holding(
                new Symbol(entry.getKey()),
                new Position(
                    SignedQuantity.of(entry.getValue()),
                    Money.usd(String.valueOf(20 * entry.getValue())),
                    Money.zero(Money.USD)),
                SignedQuantity.ZERO))
        .toList();
  }

  /** Says one thing after the other, and the last for ever. */
  private final class ListedPositions implements BrokerBook {
    @Override
    public List<BrokerOrder> ordersSince(Instant after) {
      return List.of();
    }

    @Override
    public List<BrokerOrder> newestSince(Instant after) {
      return List.of();
    }

    @Override
    public List<BrokerOrder> newestWithExits() {
      return List.of();
    }

    @Override
    public List<BrokerPosition> positions() {
      Map<String, Integer> now = brokerSays.size() > 1 ? brokerSays.poll() : brokerSays.element();
      return now.entrySet().stream()
          .map(entry ->
              new BrokerPosition(new Symbol(entry.getKey()), SignedQuantity.of(entry.getValue())))
          .toList();
    }
  }

  private final class InFlight implements OrderIndex {
    @Override
    public Map<ClientOrderId, Order> under(Collection<ClientOrderId> ids) {
      return Map.of();
    }

    @Override
    public List<Order> inFlight(int atMost) {
      return List.of();
    }

    @Override
    public List<Order> withoutExits(Set<Symbol> symbols, int atMost) {
      return List.of();
    }

    @Override
    public List<Order> overfilled() {
      return List.of();
    }

    @Override
    public Set<Symbol> symbolsInFlight() {
      return inFlight;
    }
  }

  private final class JustSeen implements Adoptions {
    @Override
    public List<BrokerOrderId> foreign(int atMost) {
      return List.of();
    }

    @Override
    public Set<Symbol> symbolsSeenWithin(Duration age) {
      return foreign;
    }

    @Override
    public Adoption adopt(BrokerOrder order, Duration seenFor) {
      return Adoption.NOT_MODELLED;
    }
  }

  private final class ListedHoldings implements Holdings {
    @Override
    public List<Holding> all(@Nullable String strategy) {
      return holdings();
    }

    @Override
    public List<DayHolding> since(LocalDate tradingDate, @Nullable String strategy) {
      throw new UnsupportedOperationException();
    }
  }
}
