package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.demo.Demo;
import io.breakwater.localstack.launcher.demo.DemoFailure;
import io.breakwater.localstack.launcher.demo.DemoSettings;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the launcher can be told to do; each command answers its exit status. */
final class Commands {
  private static final int FINE = 0;
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;
  private static final Duration DOWN_PATIENCE = Duration.ofSeconds(90);

  private final StackSettings settings;
  private final InstantSource machine;
  private final Console console;

  Commands(StackSettings settings, InstantSource machine, Console console) {
    this.settings = settings;
    this.machine = machine;
    this.console = console;
  }

  int up() throws IOException, InterruptedException {
    try (StackLock _ = takeLock()) {
      return run(false, () -> {});
    }
  }

  int demo() throws IOException, InterruptedException {
    if (settings.broker() != BrokerChoice.VENUE) {
      throw new LauncherException(
          "The demo trades a day of history, so it needs the embedded venue as its broker. 'make up"
              + " BROKER=%s' starts the stack and trades nothing."
                  .formatted(settings.broker().label()));
    }
    try (StackLock _ = takeLock()) {
      return run(true, this::tradeOneDay);
    }
  }

  /** The demo's trading alone, against a stack that somebody else has started. */
  int trade() throws IOException {
    tradeOneDay();
    return FINE;
  }

  /** Ends the launcher that runs, which ends the stack; then whatever is still there. */
  int down() throws IOException, InterruptedException {
    Optional<ProcessHandle> launcher = StackLock.holder(settings.state());
    if (launcher.isPresent()) {
      console.say("Stopping the stack of launcher %d …".formatted(launcher.get().pid()));
      launcher.get().destroy();
      try {
        launcher.get().onExit().get(DOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException tooLong) {
        console.say("The launcher has not ended within %d s.".formatted(DOWN_PATIENCE.toSeconds()));
        return FAILED;
      }
    }
    try (StackLock _ = takeLock()) {
      boolean left = Stack.endSurvivors(settings.state());
      if (left) {
        new ReplayRecord(settings.state()).noteStopped(machine.instant());
      }
      console.say(launcher.isPresent() || left ? "Stopped." : "Nothing was running.");
      return FINE;
    }
  }

  int status() {
    return new StatusReport(settings, console).print() ? FINE : FAILED;
  }

  /** Fails where anything is wrong with the chain, or where nobody could say. */
  int auditVerify() throws IOException, InterruptedException {
    String key = LocalSecrets.read(settings.secrets()).get(LocalSecrets.OPERATOR);
    URI gateway = URI.create(settings.ports().url(Ports.GATEWAY));
    return new AuditReport(gateway, key, console).print() ? FINE : FAILED;
  }

  int keys() throws IOException {
    LocalSecrets.readOrCreate(settings.secrets(), new SecureRandom());
    console.say(
        "The generated API keys are in %s (only you can read it).".formatted(settings.secrets()));
    return FINE;
  }

  int composeEnvironment() throws IOException {
    LocalSecrets secrets = LocalSecrets.readOrCreate(settings.secrets(), new SecureRandom());
    new ComposeBroker(settings.secrets()).prepare(BrokerAccess.of(settings, secrets));
    if (!settings.broker().isOutside()) {
      new ComposeClock(settings.secrets(), marketTime())
          .prepare(machine.instant(), settings.speed(), settings.fresh());
    }
    console.say("Keys and clock are in %s (only you can read it).".formatted(settings.secrets()));
    return FINE;
  }

  int composeStopped() throws IOException {
    if (!new ComposeBroker(settings.secrets()).isOutside()) {
      new ComposeClock(settings.secrets(), marketTime()).noteStopped(machine.instant());
    }
    return FINE;
  }

  private MarketTime marketTime() throws IOException {
    return MarketTime.of(TradableData.of(settings.data(), settings.symbols()));
  }

  private StackLock takeLock() throws IOException {
    return StackLock.take(settings.state())
        .orElseThrow(() ->
            new LauncherException(
                "Another launcher already runs the stack of "
                    + settings.state().root()
                    + StackLock.holder(settings.state())
                        .map(holder -> " (pid " + holder.pid() + ")")
                        .orElse("")
                    + ". 'make down' stops it."));
  }

  private void tradeOneDay() throws IOException {
    Ports ports = settings.ports();
    TradableData data = TradableData.of(settings.data(), settings.symbols());
    DemoSettings demo =
        new DemoSettings(
            URI.create(ports.url(Ports.MARKET_DATA)),
            URI.create(ports.url(Ports.SIGNAL)),
            URI.create(ports.url(Ports.GATEWAY)),
            URI.create(ports.url(Ports.ORCHESTRATOR)),
            settings.secrets(),
            data.symbols(),
            settings.capital());
    new Demo(demo, machine, console).run();
  }

  private int run(boolean nextDay, Work work) throws IOException, InterruptedException {
    StackSession session = new StackSession(settings, machine, console);
    Goal goal = new Goal();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  session.stop();
                  // The stack was asked to end, and did: the usual way out, and no failure.
                  Runtime.getRuntime().halt(goal.status());
                },
                "stop"));
    try {
      session.start(nextDay);
      new StatusReport(settings, console).printAddresses();
      work.run();
      goal.reach();
      if (!settings.exit()) {
        console.say("Ctrl-C stops everything.");
        session.awaitEnd();
      }
      return FINE;
    } catch (LauncherException | DemoFailure failed) {
      if (!session.isStopping()) {
        goal.fail();
      }
      throw failed;
    } finally {
      session.stop();
    }
  }

  /** What is done once the stack is ready. */
  private interface Work {
    void run() throws IOException;
  }

  /** What a signal from outside finds done, and thus which exit status it leads to. */
  private static final class Goal {
    private volatile int status = INTERRUPTED;

    void reach() {
      status = FINE;
    }

    void fail() {
      status = FAILED;
    }

    int status() {
      return status;
    }
  }
}
