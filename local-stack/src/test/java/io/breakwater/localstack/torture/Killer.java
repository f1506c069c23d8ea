package io.breakwater.localstack.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Kills gateways by SIGKILL, each time 0.3 to 1 s after one that was killed is ready again, and
 * starts them anew at once. By chance a fourth of the time both die together. Confined to one
 * thread.
 */
final class Killer {
  private static final long SHORTEST_MILLIS = 300;
  private static final long LONGEST_MILLIS = 1_000;
  private static final int ONE_IN_THAT_MANY_KILLS_ALL = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 50;

  private final CountDownLatch never = new CountDownLatch(1);
  private final List<Jvm> gateways;
  private final String[] options;
  private final SplittableRandom random;
  private final Set<Jvm> starting = new HashSet<>();
  private Duration longestOutage = Duration.ZERO;
  private long diedAt;

  /**
   * @param options of the JVMs that are started
   */
  Killer(List<Jvm> gateways, SplittableRandom random, String... options) {
    this.gateways = gateways;
    this.options = options.clone();
    this.random = random;
  }

  /** Starts all and returns when one is ready. */
  void start() throws IOException, InterruptedException {
    for (Jvm gateway : gateways) {
      gateway.start(options);
      starting.add(gateway);
    }
    diedAt = System.nanoTime();
    awaitOneMoreReady();
    longestOutage = Duration.ZERO;
  }

  /**
   * Waits for the right moment and strikes.
   *
   * @return how many died
   */
  int strike() throws IOException, InterruptedException {
    pause(random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS));
    List<Jvm> ready = new ArrayList<>(gateways);
    ready.removeAll(starting);
    List<Jvm> victims =
        random.nextInt(ONE_IN_THAT_MANY_KILLS_ALL) == 0
            ? ready
            : List.of(ready.get(random.nextInt(ready.size())));
    for (Jvm victim : victims) {
      victim.kill();
    }
    diedAt = System.nanoTime();
    for (Jvm victim : victims) {
      victim.start(options);
      starting.add(victim);
    }
    return victims.size();
  }

  /** Waits until a gateway that was starting is ready. */
  void awaitOneMoreReady() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    boolean outage = starting.size() == gateways.size();
    while (!starting.removeIf(Jvm::isReady)) {
      for (Jvm gateway : starting) {
        if (!gateway.isAlive()) {
          throw new AssertionError(gateway.name() + " ended by itself:\n" + gateway.lastWords());
        }
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("no gateway is ready after " + PATIENCE);
      }
      pause(LOOK_MILLIS);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - diedAt);
    if (outage && took.compareTo(longestOutage) > 0) {
      longestOutage = took;
    }
  }

  /** The longest that no gateway was ready since the first was. */
  Duration longestOutage() {
    return longestOutage;
  }

  private void pause(long millis) throws InterruptedException {
    if (never.await(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts this down");
    }
  }
}
