package io.breakwater.localstack.launcher;

import io.breakwater.localstack.launcher.demo.DemoFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The command line of the local stack. What can be chosen beside the command comes from the
 * environment, see {@link StackSettings}.
 */
public final class Launcher {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final String USAGE =
      """
      usage: launcher COMMAND
        up      start everything; Ctrl-C stops it
        demo    start everything, trade the next day, report; Ctrl-C stops it (EXIT=1: stop at once)
        trade   only the demo's trading, against a stack that runs
        down    stop everything, whoever started it
        status  what runs, and where
        audit-verify  have the gateway check its audit chain
        keys    make the file of secrets, or add what it lacks
        compose-env      make or complete the .env of docker-compose: keys, clock
        compose-stopped  note in it that the containers have stopped\
      """;

  private Launcher() {}

  public static void main(String[] args) {
    Console console = new Console(System.out);
    System.exit(run(List.of(args), console));
  }

  private static int run(List<String> args, Console console) {
    if (args.size() != 1) {
      console.say(USAGE);
      return MISUSED;
    }
    try {
      StackSettings settings = StackSettings.from(System.getenv(), Path.of(""));
      logTo(settings.state());
      Commands commands = new Commands(settings, InstantSource.system(), console);
      return switch (args.getFirst()) {
        case "up" -> commands.up();
        case "demo" -> commands.demo();
        case "trade" -> commands.trade();
        case "down" -> commands.down();
        case "status" -> commands.status();
        case "audit-verify" -> commands.auditVerify();
        case "keys" -> commands.keys();
        case "compose-env" -> commands.composeEnvironment();
        case "compose-stopped" -> commands.composeStopped();
        default -> {
          console.say(USAGE);
          yield MISUSED;
        }
      };
    } catch (LauncherException refused) {
      console.blank();
      console.say(refused.reason());
      return FAILED;
    } catch (DemoFailure failed) {
      console.blank();
      console.say("FAILED: " + failed.reason());
      return FAILED;
    } catch (IOException failed) {
      console.say("I/O failed: " + failed);
      return FAILED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /** Before anything logs: the libraries' chatter belongs into a file, not under the progress. */
  private static void logTo(StateFolder state) {
    System.setProperty("logback.configurationFile", "launcher-logback.xml");
    System.setProperty("launcher.log", state.log("launcher").toString());
  }
}
