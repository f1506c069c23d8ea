package io.breakwater.localstack.launcher.demo;

import static io.breakwater.localstack.launcher.demo.DemoSettings.STRATEGY;

import io.breakwater.localstack.launcher.Console;
import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Trades one day through the public REST API: makes sure that there is a model, lets the market
 * open, runs the strategy, waits for the fills and reports. Confined to one thread.
 */
public final class Demo {
  private static final Duration READY_PATIENCE = Duration.ofMinutes(3);
  private static final Duration OPEN_PATIENCE = Duration.ofMinutes(8);
  private static final Duration RUN_PATIENCE = Duration.ofMinutes(3);
  private static final Duration FILL_PATIENCE = Duration.ofMinutes(2);

  /**
   * A run that begins later than this before the close, in machine time, waits for the next day.
   */
  private static final Duration TIME_TO_TRADE = Duration.ofSeconds(45);

  private static final Set<String> RUN_UNDER_WAY =
      Set.of("created", "targeted", "ordering", "waiting");
  private static final Set<String> ORDER_DONE =
      Set.of("FILLED", "CANCELED", "EXPIRED", "REJECTED", "DENIED", "NOT_SENT", "DONE_FOR_DAY");

  private final DemoSettings settings;
  private final Console console;
  private final Stopwatch stopwatch;
  private final Patience patience = new Patience();
  private final RestApi marketData;
  private final RestApi signal;
  private final RestApi signalAsOperator;
  private final RestApi gateway;
  private final RestApi orchestrator;
  private final RestApi orchestratorAsTrader;

  /**
   * Reads the keys; makes no call yet.
   *
   * @throws IOException if the file of keys cannot be read
   */
  public Demo(DemoSettings settings, InstantSource machine, Console console) throws IOException {
    this.settings = settings;
    this.console = console;
    this.stopwatch = new Stopwatch(machine);
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    LocalSecrets secrets = LocalSecrets.read(settings.secrets());
    String viewer = secrets.get(LocalSecrets.VIEWER);
    marketData = new RestApi(settings.marketData(), viewer, http);
    signal = new RestApi(settings.signal(), viewer, http);
    signalAsOperator = new RestApi(settings.signal(), secrets.get(LocalSecrets.OPERATOR), http);
    gateway = new RestApi(settings.gateway(), viewer, http);
    orchestrator = new RestApi(settings.orchestrator(), viewer, http);
    orchestratorAsTrader =
        new RestApi(settings.orchestrator(), secrets.get(LocalSecrets.TRADER), http);
  }

  /**
   * Trades and prints the report.
   *
   * @throws DemoFailure with the reason, if any step fails
   */
  public void run() {
    stopwatch.time("services ready", this::awaitServices);
    JsonNode model = stopwatch.time("model trained and active", this::activeModel);
    LocalDate date = stopwatch.time("market open", this::awaitOpenMarket);
    console.say("Running strategy '%s' for %s …".formatted(STRATEGY, date));
    JsonNode run = stopwatch.time("strategy run", () -> trade(date));
    List<JsonNode> orders = stopwatch.time("orders filled", () -> awaitOrders(run));
    JsonNode positions = gateway.get("/api/v1/positions");
    JsonNode pnl = gateway.get("/api/v1/positions/pnl/realtime");
    JsonNode account = gateway.get("/api/v1/account");
    new DemoReport(settings, console)
        .print(model, run, orders, positions, pnl, account, stopwatch.stages());
    requireComplete(run, orders);
  }

  private Boolean awaitServices() {
    for (URI service :
        List.of(
            settings.marketData(),
            settings.signal(),
            settings.gateway(),
            settings.orchestrator())) {
      patience.await(
          service + " was not ready",
          READY_PATIENCE,
          () -> Optional.of(service).filter(this::isReady));
    }
    return true;
  }

  private boolean isReady(URI service) {
    try {
      return new RestApi(service, "none", HttpClient.newHttpClient())
          .tryGet("/actuator/health/readiness")
          .isSuccess();
    } catch (DemoFailure notYet) {
      return false;
    }
  }

  /** The model in use; where there is none, one trained on all days before the one to be traded. */
  private JsonNode activeModel() {
    RestApi.Answer active = signal.tryGet("/api/v1/models/active?strategy=" + STRATEGY);
    if (active.isSuccess()) {
      return active.body();
    }
    if (active.status() != 404) {
      throw RestApi.refused("GET /api/v1/models/active", active);
    }
    LocalDate trainEnd = sessionBefore(tradingDate(clock()));
    console.say(
        "No model yet: training one on %s through %s …".formatted(settings.symbols(), trainEnd));
    JsonNode model =
        signalAsOperator.post(
            "/api/v1/models/train",
            Map.of(
                "strategy", STRATEGY,
                "symbols", settings.symbols(),
                "train_end", trainEnd.toString()));
    return signalAsOperator.post(
        "/api/v1/models/%s/%s/activate".formatted(STRATEGY, model.path("version").asString()),
        Map.of());
  }

  private LocalDate sessionBefore(LocalDate date) {
    JsonNode calendar =
        marketData.get(
            "/api/v1/calendar?start=%s&end=%s".formatted(date.minusDays(14), date.minusDays(1)));
    List<String> dates = new ArrayList<>();
    calendar.path("sessions").forEach(session -> dates.add(session.path("date").asString()));
    if (dates.isEmpty()) {
      throw new DemoFailure("the calendar knows no session in the two weeks before " + date);
    }
    return LocalDate.parse(dates.getLast());
  }

  private LocalDate awaitOpenMarket() {
    return patience.await(
        "the market did not open",
        OPEN_PATIENCE,
        () -> Optional.of(clock()).flatMap(this::openDay));
  }

  private Optional<LocalDate> openDay(JsonNode clock) {
    LocalDate date = tradingDate(clock);
    String dataThrough = clock.path("data_through").asString("");
    if (!dataThrough.isEmpty() && date.isAfter(LocalDate.parse(dataThrough))) {
      throw new DemoFailure(
          "there are no prices after " + dataThrough + ": the market stays closed");
    }
    return clock.path("is_open").asBoolean(false) && isTimeToTrade(clock)
        ? Optional.of(date)
        : Optional.empty();
  }

  private static boolean isTimeToTrade(JsonNode clock) {
    Instant now = Instant.parse(clock.path("market_time").asString());
    Instant close = Instant.parse(clock.path("next_close").asString());
    int speed = clock.path("speed").asInt(1);
    return Duration.between(now, close).compareTo(TIME_TO_TRADE.multipliedBy(speed)) > 0;
  }

  private JsonNode clock() {
    return marketData.get("/api/v1/clock");
  }

  private static LocalDate tradingDate(JsonNode clock) {
    return LocalDate.parse(clock.path("trading_date").asString());
  }

  private JsonNode trade(LocalDate date) {
    RestApi.Answer answer =
        orchestratorAsTrader.tryPost(
            "/api/v1/orchestration/run?wait=PT20S",
            Map.of(
                "strategy", STRATEGY,
                "symbols", settings.symbols(),
                "capital", settings.capital().toPlainString(),
                "date", date.toString(),
                "top_n", settings.topN(),
                "bottom_n", settings.bottomN()));
    if (!answer.isSuccess()) {
      throw RestApi.refused("running the strategy for " + date, answer);
    }
    String path = "/api/v1/orchestration/runs/" + answer.body().path("run_id").asString();
    JsonNode run =
        patience.await(
            "the run was not finished",
            RUN_PATIENCE,
            () ->
                Optional.of(orchestrator.get(path))
                    .filter(now -> !RUN_UNDER_WAY.contains(now.path("status").asString())));
    if ("failed".equals(run.path("status").asString())) {
      throw new DemoFailure("the run failed: " + run.path("failure").asString(run.toString()));
    }
    return run;
  }

  private List<JsonNode> awaitOrders(JsonNode run) {
    List<JsonNode> orders = new ArrayList<>();
    for (JsonNode leg : run.path("legs")) {
      for (String id : orderIds(leg)) {
        orders.add(
            patience.await(
                "the order for " + leg.path("symbol").asString() + " was not filled",
                FILL_PATIENCE,
                () ->
                    Optional.of(gateway.get("/api/v1/orders/" + id))
                        .filter(order -> ORDER_DONE.contains(order.path("status").asString()))));
      }
    }
    return orders;
  }

  /** Two where the position was taken through zero: one closed what was held, one opened. */
  private static List<String> orderIds(JsonNode leg) {
    return Stream.of(
            leg.path("closing_order").path("order_id").asString(""),
            leg.path("order_id").asString(""))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** The report is printed either way; what was not traded as planned is a failure all the same. */
  private static void requireComplete(JsonNode run, List<JsonNode> orders) {
    List<String> faults = new ArrayList<>();
    if (!"completed".equals(run.path("status").asString())) {
      faults.add("the run ended " + run.path("status").asString());
    }
    orders.stream()
        .filter(order -> !"FILLED".equals(order.path("status").asString()))
        .map(order ->
            "the order for %s is %s (%s)"
                .formatted(
                    order.path("symbol").asString(),
                    order.path("status").asString(),
                    order.path("reason").asString("no reason given")))
        .forEach(faults::add);
    if (!faults.isEmpty()) {
      throw new DemoFailure(String.join("; ", faults));
    }
  }
}
