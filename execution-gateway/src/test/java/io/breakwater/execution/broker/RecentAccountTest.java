package io.breakwater.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.money.Money;
import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentAccountTest {
  private static final Duration ALMOST = Duration.ofSeconds(5).minusNanos(1);

  private final SettableClock clock = SettableClock.at("2013-01-02T15:00:00Z");
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger questions = new AtomicInteger();
  private final CountDownLatch answered = new CountDownLatch(0);
  private final Account account = new Account();
  private final RecentAccount recent = new RecentAccount(account, clock, nanos::get);

  @Test
  void asksOnceInFiveSecondsHoweverManyLook() {
    RecentAccount.Seen first = recent.look();
    clock.advance(Duration.ofSeconds(3));
    pass(ALMOST);
    for (int i = 0; i < 100; i++) {
      assertThat(recent.look()).isEqualTo(first);
    }
    assertThat(questions).hasValue(1);

    pass(Duration.ofNanos(1));
    assertThat(recent.look().asOf()).isEqualTo("2013-01-02T15:00:03Z");
    assertThat(questions).hasValue(2);
  }

  /** Else a broker in trouble would be asked by everybody. */
  @Test
  void saysAsLongThatTheBrokerCouldNotBeAsked() {
    account.isAway = true;
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(recent::look)
          .isInstanceOf(BrokerUnreadableException.class)
          .hasMessageContaining("away");
    }
    assertThat(questions).hasValue(1);

    account.isAway = false;
    pass(Duration.ofSeconds(5));
    assertThat(recent.look().account().cash()).isEqualTo(Money.usd(1));
  }

  @Test
  void asksOnceForAllWhoComeAtTheSameTime() throws Exception {
    account.answer = new CountDownLatch(1);
    List<Callable<RecentAccount.Seen>> viewers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      viewers.add(recent::look);
    }
    List<Future<RecentAccount.Seen>> seen = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      viewers.forEach(viewer -> seen.add(threads.submit(viewer)));
      account.answer.countDown();
    }

    for (Future<RecentAccount.Seen> one : seen) {
      assertThat(one.get().account().equity()).isEqualTo(Money.usd(2));
    }
    assertThat(questions).hasValue(1);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private final class Account implements BrokerAccount {
    private volatile CountDownLatch answer = answered;
    private volatile boolean isAway;

    @Override
    public AccountSnapshot snapshot() {
      questions.incrementAndGet();
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (isAway) {
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
