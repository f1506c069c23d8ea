package io.breakwater.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KillSwitchTest {

  private static final int RACERS = 200;
  private static final int CALLS = 2_000;

  private final KillSwitch killSwitch = KillSwitch.engagedUntilProvenOtherwise();

  @Test
  void isEngagedWhileNothingIsKnown() {
    assertThat(killSwitch.isEngaged()).isTrue();
  }

  @Test
  void reportsEachEdgeOnce() {
    assertThat(killSwitch.engage()).isFalse();

    assertThat(killSwitch.disengage()).isTrue();
    assertThat(killSwitch.isEngaged()).isFalse();
    assertThat(killSwitch.disengage()).isFalse();

    assertThat(killSwitch.engage()).isTrue();
    assertThat(killSwitch.isEngaged()).isTrue();
    assertThat(killSwitch.engage()).isFalse();
  }

  /** Edges alternate, so the two kinds differ by what the switch was and is. */
  @Test
  void countsEveryEdgeOnceHoweverManyThreadsRace() throws InterruptedException, ExecutionException {
    var engaged = new AtomicInteger();
    var disengaged = new AtomicInteger();

    race(random -> {
      if (random.nextBoolean()) {
        engaged.addAndGet(killSwitch.engage() ? 1 : 0);
      } else {
        disengaged.addAndGet(killSwitch.disengage() ? 1 : 0);
      }
    });

    int nowEngaged = killSwitch.isEngaged() ? 1 : 0;
    assertThat(engaged.get() - disengaged.get()).isEqualTo(nowEngaged - 1);
    assertThat(disengaged).hasPositiveValue();
  }

  @RepeatedTest(20)
  void oneOfManyThatAskAtOnceReportsTheEdge() throws InterruptedException, ExecutionException {
    var disengaged = new AtomicInteger();
    var engaged = new AtomicInteger();

    race(random -> disengaged.addAndGet(killSwitch.disengage() ? 1 : 0));
    race(random -> engaged.addAndGet(killSwitch.engage() ? 1 : 0));

    assertThat(disengaged).hasValue(1);
    assertThat(engaged).hasValue(1);
    assertThat(killSwitch.isEngaged()).isTrue();
  }

  /** Lets every racer, a virtual thread, make its calls one after another beside the others. */
  private static void race(Consumer<SplittableRandom> call)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var racers = new ArrayList<Future<?>>();
      for (int racer = 0; racer < RACERS; racer++) {
        var random = new SplittableRandom(racer);
        racers.add(
            threads.submit(() -> {
              start.await();
              for (int i = 0; i < CALLS; i++) {
                call.accept(random);
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> racer : racers) {
        racer.get();
      }
    }
  }
}
