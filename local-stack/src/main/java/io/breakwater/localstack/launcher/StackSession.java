package io.breakwater.localstack.launcher;

import io.breakwater.clock.ReplaySetting;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One run of the stack, from what an earlier one left to the orderly end. {@link #stop} may be
 * called at any time and from any thread, also by the JVM's shutdown hook while the start is still
 * under way; the other methods belong to one thread.
 */
final class StackSession {
  private static final Duration BEAT_PATIENCE = Duration.ofMinutes(2);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final StackSettings settings;
  private final InstantSource machine;
  private final Console console;
  private final ReplayRecord record;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heart").factory());
  private volatile @Nullable Stack stack;
  private volatile @Nullable Supervisor supervisor;
  private volatile @Nullable ScheduledFuture<?> beats;

  StackSession(StackSettings settings, InstantSource machine, Console console) {
    this.settings = settings;
    this.machine = machine;
    this.console = console;
    this.record = new ReplayRecord(settings.state());
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @param nextDay whether market time begins at the close before the next day to trade, rather
   *     than where it stood
   * @throws LauncherException if that cannot be done; what was started is left for {@link #stop}
   */
  void start(boolean nextDay) throws IOException {
    long began = System.nanoTime();
    StateFolder state = settings.state();
    state.create();
    clearAway();
    LocalSecrets secrets = LocalSecrets.readOrCreate(settings.secrets(), new SecureRandom());
    BrokerAccess broker = BrokerAccess.of(settings, secrets);
    requireFreePorts();
    Apps apps = new Apps(settings.home(), state);
    apps.deleteOlderLaunchers(System.getProperty("java.class.path"));
    var jars = apps.unpack(List.copyOf(Programs.SCHEMAS.keySet()));
    Optional<ReplaySetting> replay =
        settings.broker().isOutside() ? Optional.empty() : Optional.of(chooseReplay(nextDay));
    if (replay.isPresent()) {
      record.write(replay.get());
    }
    record.noteRunning(machine.instant());
    Stack starting = new Stack(new Programs(settings, secrets, broker, replay, jars));
    stack = starting;
    if (isStopping()) {
      throw new LauncherException("stopped while starting");
    }
    beats = heart.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    console.say(
        "Starting PostgreSQL and Redis, then %sfour services …"
            .formatted(settings.broker().isOutside() ? "" : "the venue and "));
    switch (settings.broker()) {
      case VENUE -> {}
      case DRY_RUN ->
          console.say("Dry run: orders are recorded and sent to nobody; prices are the venue's.");
      case ALPACA_PAPER, ALPACA_LIVE ->
          console.say(
              "Orders go to %s; market time is real time.".formatted(settings.broker().label()));
    }
    starting.start();
    new Readiness(settings.state(), console, began, this::pause).await(starting.all());
    supervisor = new Supervisor(starting.all(), machine, console);
  }

  /** Returns when the session has been stopped, by whomever. */
  void awaitEnd() throws InterruptedException {
    over.await();
  }

  /** Whether somebody has asked for the end. */
  boolean isStopping() {
    return stopped.get();
  }

  /** Stops everything in order. A second call waits for the first. */
  void stop() {
    if (!stopped.compareAndSet(false, true)) {
      awaitOver();
      return;
    }
    ScheduledFuture<?> beating = beats;
    if (beating != null) {
      beating.cancel(false);
    }
    try {
      heart.shutdown();
      if (!heart.awaitTermination(BEAT_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        console.say("a start of a dead process hangs; stopping all the same");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Stack running = stack;
    if (running != null) {
      console.say("Stopping …");
      running.stop();
      noteStopped();
      console.say("Stopped.");
    }
    over.countDown();
  }

  private void awaitOver() {
    try {
      over.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void clearAway() throws IOException {
    if (Stack.endSurvivors(settings.state())) {
      console.say("Stopped what an earlier run had left behind.");
      record.noteStopped(machine.instant());
    }
    if (settings.fresh()) {
      settings.state().forget();
      settings.state().create();
      console.say("Forgot the earlier state; the keys in %s stay.".formatted(settings.secrets()));
    }
  }

  private void requireFreePorts() {
    List<String> taken = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : settings.portsInUse().entrySet()) {
      int port = entry.getValue();
      if (!PortOwner.isFree(port)) {
        taken.add(
            "port %d, which %s needs, is taken by %s"
                .formatted(
                    port,
                    entry.getKey(),
                    PortOwner.describe(port).orElse("a process that /proc does not show")));
      }
    }
    if (!taken.isEmpty()) {
      throw new LauncherException(
          String.join("\n", taken) + "\nEnd it, or choose other ports with PORT_OFFSET=100.");
    }
  }

  private ReplaySetting chooseReplay(boolean nextDay) throws IOException {
    MarketTime time = MarketTime.of(TradableData.of(settings.data(), settings.symbols()));
    Optional<ReplaySetting> earlier = record.setting();
    Optional<Instant> lastRan = record.lastRan();
    Optional<Instant> stoodAt =
        earlier.flatMap(setting -> lastRan.map(ran -> time.marketTimeAt(setting, ran)));
    return nextDay
        ? time.nextDay(stoodAt, machine.instant(), settings.speed())
        : time.resume(stoodAt, machine.instant(), settings.speed());
  }

  private void beat() {
    try {
      record.noteRunning(machine.instant());
      new LogFolder(settings.state().logs()).trim();
      Supervisor watching = supervisor;
      if (watching != null) {
        watching.check();
      }
    } catch (IOException failed) {
      console.say("cannot keep the state folder: %s".formatted(failed));
    }
  }

  private void noteStopped() {
    try {
      record.noteStopped(machine.instant());
    } catch (IOException failed) {
      console.say("cannot note that the stack stopped: %s".formatted(failed));
    }
  }

  /** A pause that a stop cuts short. */
  private void pause(Duration pause) throws InterruptedException {
    if (over.await(pause.toMillis(), TimeUnit.MILLISECONDS) || stopped.get()) {
      throw new LauncherException("stopped while starting");
    }
  }
}
