package io.breakwater.localstack.launcher.demo;

import io.breakwater.localstack.launcher.Console;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says in plain tables what the demo did, and how to go on by hand. */
final class DemoReport {
  private final DemoSettings settings;
  private final Console console;

  DemoReport(DemoSettings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  void print(
      JsonNode model,
      JsonNode run,
      List<JsonNode> orders,
      JsonNode positions,
      JsonNode pnl,
      JsonNode account,
      Map<String, Duration> stages) {
    title(
        "Trading day %s: run %s is %s"
            .formatted(text(run, "date"), text(run, "run_id"), text(run, "status")));
    console.say(
        "model %s version %s, features from bars through %s, capital %s USD"
            .formatted(
                text(model, "strategy"),
                text(model, "version"),
                text(run, "bars_through"),
                text(run, "capital")));
    signals(run);
    orders(orders);
    positions(positions);
    console.say(
        "P&L: realized %s, unrealized %s, total %s USD"
            .formatted(cents(pnl, "realized"), cents(pnl, "unrealized"), cents(pnl, "total")));
    // Asked a moment later, in which the market has moved: equity is not quite the P&L's sum.
    console.say(
        "Account, as the broker has it a moment later: cash %s, equity %s USD"
            .formatted(cents(account, "cash"), cents(account, "equity")));
    stages(run, stages);
    byHand();
  }

  private void signals(JsonNode run) {
    title("Signals");
    console.say("  rank  symbol  predicted return   weight   target     held    trade");
    for (JsonNode leg : run.path("legs")) {
      console.say(
          "  %4s  %-6s  %16.6f  %7.3f  %7s  %7s  %7s  %s"
              .formatted(
                  text(leg, "rank"),
                  text(leg, "symbol"),
                  leg.path("predicted_return").asDouble(0),
                  leg.path("weight").asDouble(0),
                  text(leg, "target"),
                  text(leg, "held"),
                  text(leg, "delta"),
                  text(leg, "skip_reason").replace("-", "")));
    }
  }

  private void orders(List<JsonNode> orders) {
    title("Orders");
    if (orders.isEmpty()) {
      console.say("  none: what is held is what the signals want");
    }
    for (JsonNode order : orders) {
      console.say(
          "  %-4s %7s %-6s %-8s filled %7s at %12s   %s"
              .formatted(
                  text(order, "side"),
                  text(order, "quantity"),
                  text(order, "symbol"),
                  text(order, "status"),
                  text(order, "filled_quantity"),
                  text(order, "average_fill_price"),
                  text(order, "client_order_id")));
    }
  }

  private void positions(JsonNode positions) {
    title("Positions");
    console.say("  symbol  quantity  average price  market price  market value  unrealized");
    for (JsonNode position : positions.path("positions")) {
      console.say(
          "  %-6s  %8s  %13s  %12s  %12s  %10s"
              .formatted(
                  text(position, "symbol"),
                  text(position, "quantity"),
                  text(position, "average_price"),
                  text(position, "market_price"),
                  cents(position, "market_value"),
                  cents(position, "unrealized_pnl")));
    }
    console.blank();
  }

  private void stages(JsonNode run, Map<String, Duration> stages) {
    title("Time per stage");
    stages.forEach(
        (stage, took) -> console.say("  %-26s %6.1f s".formatted(stage, took.toMillis() / 1e3)));
    for (JsonNode stage : run.path("stages")) {
      console.say(
          "    of the run: %-14s %4s ms".formatted(text(stage, "name"), text(stage, "millis")));
    }
  }

  private void byHand() {
    String symbol = settings.symbols().getFirst();
    title("Try it yourself");
    console.say(
        "curl -s -H %s %s"
            .formatted(bearer("VIEWER"), at(settings.marketData(), "/api/v1/quotes/" + symbol)));
    console.say(
        "curl -s -H %s %s"
            .formatted(bearer("VIEWER"), at(settings.gateway(), "/api/v1/positions")));
    console.say(
        "curl -s -H %s -H 'Content-Type: application/json' -H \"Idempotency-Key: me-$(date +%%s)\""
                .formatted(bearer("TRADER"))
            + " -d '{\"symbol\":\"%s\",\"side\":\"buy\",\"type\":\"market\",\"quantity\":\"1\"}' %s"
                .formatted(symbol, at(settings.gateway(), "/api/v1/orders")));
    console.say(
        "curl -s -H %s %s"
            .formatted(bearer("VIEWER"), at(settings.gateway(), "/api/v1/kill-switch/status")));
    console.blank();
  }

  /** The header with the key read from its file when the command runs: a key is never printed. */
  private String bearer(String role) {
    Path here = Path.of("").toAbsolutePath();
    Path file =
        settings.secrets().startsWith(here)
            ? here.relativize(settings.secrets())
            : settings.secrets();
    return "\"Authorization: Bearer $(sed -n 's/^BREAKWATER_KEY_%s=//p' %s)\""
        .formatted(role, file);
  }

  private static String at(URI base, String path) {
    return base.resolve(path).toString();
  }

  private void title(String text) {
    console.blank();
    console.say(text);
    console.say("-".repeat(text.length()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("-");
  }

  private static String cents(JsonNode node, String field) {
    String amount = text(node, field);
    return "-".equals(amount)
        ? amount
        : new BigDecimal(amount).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
