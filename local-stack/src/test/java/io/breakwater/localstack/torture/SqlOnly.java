package io.breakwater.localstack.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code OrderSqlBench} of the gateway's tests in a process of its own, as the gateway is,
 * over a database of its own: of orders that it makes up the gateway must not hear.
 */
final class SqlOnly {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FIGURES =
      Pattern.compile("orders=([0-9]+) seconds=([0-9.]+) repeats=([0-9]+)");

  private final TortureStack stack;
  private final String url;

  SqlOnly(TortureStack stack) throws SQLException {
    this.stack = stack;
    this.url = stack.databaseBeside("bench");
  }

  /**
   * What came of one run.
   *
   * @param repeats how often a lock was waited for in vain
   */
  record Rate(double perSecond, int repeats) {
    @Override
    public String toString() {
      return "SQL alone on 20 connections: %.0f orders/s, %d asked again"
          .formatted(perSecond, repeats);
    }
  }

  Rate run(String name, Duration warmUp, Duration time) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath(),
                "io.breakwater.execution.order.jdbc.OrderSqlBench",
                url,
                TortureStack.GATEWAY_SCHEMA,
                name,
                Long.toString(warmUp.toSeconds()),
                Long.toString(time.toSeconds()))
            .redirectErrorStream(true);
    builder.environment().put("PASSWORD", stack.secret(LocalSecrets.DATABASE_PASSWORD));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    Matcher figures = FIGURES.matcher(output);
    if (process.waitFor() != 0 || !figures.find()) {
      throw new AssertionError("the SQL alone did not run to its end:\n" + output);
    }
    return new Rate(
        Integer.parseInt(figures.group(1)) / Double.parseDouble(figures.group(2)),
        Integer.parseInt(figures.group(3)));
  }

  private String classPath() {
    return String.join(
        File.pathSeparator,
        CHECKOUT.resolve("execution-gateway/target/test-classes").toString(),
        CHECKOUT.resolve("common-lib/target/test-classes").toString(),
        stack.gatewayJar().toString(),
        stack.gatewayJar().resolveSibling("lib") + File.separator + "*");
  }
}
