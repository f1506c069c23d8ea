package io.breakwater.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KillSwitchTest {

  private static final int RACERS = 500;

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

  @RepeatedTest(20)
  void reportsOneEdgeHoweverManyThreadsRace() throws InterruptedException, ExecutionException {
    assertThat(edgesOf(killSwitch::disengage)).isEqualTo(1);
    assertThat(killSwitch.isEngaged()).isFalse();

    assertThat(edgesOf(killSwitch::engage)).isEqualTo(1);
    assertThat(killSwitch.isEngaged()).isTrue();
  }

  private static long edgesOf(Callable<Boolean> transition)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reports =
          IntStream.range(0, RACERS)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return transition.call();
                  }))
              .toList();
      start.countDown();
      long edges = 0;
      for (Future<Boolean> report : reports) {
        edges += report.get() ? 1 : 0;
      }
      return edges;
    }
  }
}
