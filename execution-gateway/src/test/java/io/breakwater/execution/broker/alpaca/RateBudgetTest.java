package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.SendBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private static final int ORDERS = 140;
  private static final int BUDGET = 180;

  private final AtomicLong nanos = new AtomicLong();
  private final RateBudget budget = new RateBudget(200, nanos::get);

  /** Whoever comes later takes only what is left: orders first, then polls. */
  @Test
  void leavesToEachLaneWhatIsKeptFromTheLanesBelow() {
    assertThat(takeAll(Lane.BACKGROUND)).isEqualTo(80);
    assertThat(takeAll(Lane.PREPARATION)).isEqualTo(20);
    assertThat(takeAll(Lane.ORDER)).isEqualTo(40);
    assertThat(takeAll(Lane.LOOKUP)).isEqualTo(20);
    assertThat(takeAll(Lane.CANCEL)).isEqualTo(20);
  }

  @Test
  void letsPollsHaveALittleHoweverManyOrdersThereAre() {
    assertThat(takeAll(Lane.ORDER)).isEqualTo(ORDERS);

    assertThat(takeAll(Lane.BACKGROUND)).as("nothing that was an order's").isEqualTo(9);
    assertThat(takeAll(Lane.CANCEL)).isEqualTo(BUDGET - ORDERS - 9);
  }

  /** What polls may have in any case they have had by then. */
  @Test
  void owesPollsNoMoreThanThatInAnyMinute() {
    assertThat(takeAll(Lane.BACKGROUND)).isEqualTo(80);
    takeAll(Lane.ORDER);

    assertThat(budget.allows(Lane.BACKGROUND)).isFalse();
  }

  @Test
  void goesOnCancelingAndLookingUpAfterARefusal() {
    budget.refused(Duration.ofSeconds(7));

    for (Lane lane : List.of(Lane.ORDER, Lane.PREPARATION, Lane.BACKGROUND)) {
      assertThat(budget.allows(lane)).as(lane.name()).isFalse();
    }
    for (Lane lane : List.of(Lane.STOP, Lane.CANCEL, Lane.LOOKUP)) {
      assertThat(budget.allows(lane)).as(lane.name()).isTrue();
    }
  }

  @Test
  void keepsTwoNinthsForCancelsAndLookups() {
    assertThat(takeAll(Lane.ORDER)).isEqualTo(ORDERS);
    assertThat(takeAll(Lane.CANCEL)).isEqualTo(BUDGET - ORDERS);
  }

  @Test
  void neverHoldsBackWhatStopsTrading() {
    takeAll(Lane.CANCEL);

    assertThat(budget.allows(Lane.STOP)).isTrue();
  }

  @Test
  void givesBackWhatWasNotUsed() {
    List<SendBudget.Token> tokens = new ArrayList<>();
    budget.take().ifPresent(tokens::add);
    takeAll(Lane.ORDER);

    tokens.getFirst().giveBack();

    assertThat(takeAll(Lane.ORDER)).isEqualTo(1);
  }

  @Test
  void isWholeAgainAMinuteLater() {
    takeAll(Lane.CANCEL);
    pass(Duration.ofSeconds(60));
    assertThat(budget.allows(Lane.CANCEL)).isFalse();
    pass(Duration.ofMillis(500));

    assertThat(takeAll(Lane.CANCEL)).isEqualTo(BUDGET);
  }

  @Test
  void forgetsNothingButWhatIsOldWhenTimeJumpsFar() {
    takeAll(Lane.CANCEL);
    pass(Duration.ofDays(400));

    assertThat(takeAll(Lane.CANCEL)).isEqualTo(BUDGET);
  }

  /** Whatever the rhythm of requests; a bucket that refills fails here. */
  @Test
  void letsThroughNoMoreInAnyMinute() {
    long seed = 4_711;
    var random = new SplittableRandom(seed);
    var lanes = List.of(Lane.CANCEL, Lane.LOOKUP, Lane.ORDER, Lane.PREPARATION, Lane.BACKGROUND);
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      pass(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(20)));
      if (budget.allows(lanes.get(random.nextInt(lanes.size())))) {
        sent.add(nanos.get());
      }
    }

    assertThat(sent).as("seed %d", seed).hasSizeGreaterThan(BUDGET * 10);
    long minute = Duration.ofMinutes(1).toNanos();
    for (int i = BUDGET; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - BUDGET)).as("seed %d", seed).isGreaterThan(minute);
    }
  }

  @Test
  void countsEachOnceHoweverManyAskAtOnce() throws Exception {
    List<Future<Integer>> taken = new ArrayList<>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        taken.add(workers.submit(() -> takeAll(Lane.ORDER)));
      }
    }

    int sum = 0;
    for (Future<Integer> some : taken) {
      sum += some.get();
    }
    assertThat(sum).isEqualTo(ORDERS);
  }

  @Test
  void goesByTheLimitThatTheBrokerStates() {
    budget.learn(new RateStatement(1_000, 1_000, Duration.ofSeconds(60)));

    assertThat(takeAll(Lane.ORDER)).isEqualTo(700);
    assertThat(takeAll(Lane.CANCEL)).isEqualTo(200);
  }

  /** As where another gateway, or a person, uses the same account. */
  @Test
  void leavesAloneWhatOthersHaveUsed() {
    budget.learn(new RateStatement(200, 100, Duration.ofSeconds(30)));

    assertThat(takeAll(Lane.ORDER)).isEqualTo(100 - 20 - 40);
    assertThat(takeAll(Lane.CANCEL)).isEqualTo(40);
    pass(Duration.ofSeconds(30));
    assertThat(takeAll(Lane.CANCEL)).as("after the reset, its own minute").isEqualTo(100);
  }

  @Test
  void doesNotLetALateAnswerRaiseWhatIsLeft() {
    budget.learn(new RateStatement(200, 70, Duration.ofSeconds(30)));
    budget.learn(new RateStatement(200, 190, Duration.ofSeconds(31)));

    assertThat(takeAll(Lane.ORDER)).isEqualTo(70 - 20 - 40);
  }

  @Test
  void takesALaterResetForANewPeriod() {
    budget.learn(new RateStatement(200, 20, Duration.ofSeconds(2)));
    budget.learn(new RateStatement(200, 200, Duration.ofSeconds(60)));

    assertThat(takeAll(Lane.ORDER)).isEqualTo(ORDERS);
  }

  private int takeAll(Lane lane) {
    int taken = 0;
    while (budget.allows(lane)) {
      taken++;
    }
    return taken;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
