package io.breakwater.execution.order;

import static io.breakwater.execution.order.Orders.buy;
import static io.breakwater.execution.order.Orders.newOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownOrdersTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration NO_TIME = Duration.ofMillis(1);
  private static final ClientOrderId KEY = new ClientOrderId("c-1");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final OrderLedger ledger =
      new InMemoryOrderLedger(
          new OrderTable(
              SettableClock.at(Orders.BROKER_TIME),
              LONG,
              OrderWatcher.blind(),
              OrderProgress::after));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void letsOneAtATimeAskUnderAKey() throws Exception {
    var known = known(100, LONG);
    var asking = new AtomicInteger();
    var most = new AtomicInteger();
    List<Future<?>> requests = new ArrayList<>();

    for (int i = 0; i < 100; i++) {
      requests.add(
          threads.submit(() -> {
            try (KnownOrders.KeyTurn turn = had(known.turn(KEY))) {
              most.accumulateAndGet(asking.incrementAndGet(), Math::max);
              Thread.yield();
              turn.find(newOrder("c-1", buy("AAPL", 1)));
              asking.decrementAndGet();
            }
          }));
    }
    for (Future<?> request : requests) {
      request.get();
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void letsOtherKeysPassWhileOneIsWaitedFor() {
    var known = known(1, LONG);
    had(known.turn(KEY));
    threads.submit(() -> known.turn(KEY));

    assertThat(known.turn(new ClientOrderId("c-2"))).isInstanceOf(KnownOrders.KeyTurn.class);
  }

  @Test
  void letsTheNextOneAskOnceThisOneHasPassedOn() throws Exception {
    var known = known(1, LONG);
    KnownOrders.KeyTurn first = had(known.turn(KEY));
    Future<KnownOrders.Turn> second = threads.submit(() -> known.turn(KEY));

    first.passOn();

    assertThat(second.get()).isInstanceOf(KnownOrders.KeyTurn.class);
  }

  /** Whoever passed on and then ends must not open the door a second time. */
  @Test
  void passesOnOnce() throws Exception {
    var known = known(1, NO_TIME);
    KnownOrders.KeyTurn first = had(known.turn(KEY));
    first.passOn();
    had(known.turn(KEY));

    first.close();

    assertThat(known.turn(KEY)).isInstanceOf(KnownOrders.NoTurn.class);
  }

  @Test
  void sendsAwayWhomItHasNoRoomFor() {
    var known = known(1, LONG);
    KnownOrders.KeyTurn first = had(known.turn(KEY));
    Future<KnownOrders.Turn> waits = threads.submit(() -> known.turn(KEY));

    await().until(() -> known.turn(KEY) instanceof KnownOrders.NoTurn);

    first.close();
    assertThat(waits).succeedsWithin(LONG).isInstanceOf(KnownOrders.KeyTurn.class);
  }

  @Test
  void sendsAwayWhoHasWaitedLongEnough() {
    var known = known(1, NO_TIME);
    had(known.turn(KEY));

    assertThat(known.turn(KEY)).isInstanceOf(KnownOrders.NoTurn.class);
    assertThat(known.turn(KEY)).as("and makes room").isInstanceOf(KnownOrders.NoTurn.class);
  }

  @Test
  void keepsNoKeyThatNobodyAsksUnder() {
    var known = known(1, NO_TIME);
    KnownOrders.KeyTurn first = had(known.turn(KEY));
    known.turn(KEY);
    assertThat(known.keys()).isEqualTo(1);

    first.close();

    assertThat(known.keys()).isZero();
  }

  private KnownOrders known(int mostWaiting, Duration patience) {
    return new KnownOrders(ledger, mostWaiting, patience);
  }

  private static KnownOrders.KeyTurn had(KnownOrders.Turn turn) {
    return (KnownOrders.KeyTurn) turn;
  }
}
