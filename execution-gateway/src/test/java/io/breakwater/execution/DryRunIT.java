package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.FakeHttpServer;
import io.breakwater.execution.testing.FakeHttpServer.Request;
import io.breakwater.execution.testing.FakeHttpServer.Response;
import io.breakwater.execution.testing.Gateway;
import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.security.Role;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.TestRedis;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** In a dry run a gateway does with orders what it always does, and nothing of it leaves. */
@WithInfra(schema = "execution")
class DryRunIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database;
  private final TestRedis redis;
  private final JdbcClient jdbc;
  private final List<String> arrivals = new CopyOnWriteArrayList<>();
  private final List<ConfigurableApplicationContext> started = new ArrayList<>();
  private FakeHttpServer address;

  DryRunIT(TestDatabase database, TestRedis redis) {
    this.database = database;
    this.redis = redis;
    this.jdbc = database.jdbc();
  }

  @BeforeEach
  void open() {
    address = new FakeHttpServer(this::respond);
  }

  @AfterEach
  void close() {
    started.forEach(ConfigurableApplicationContext::close);
    address.close();
  }

  @Test
  void recordsOrdersAndSendsNoneAlsoAfterARestartAndRecovery() {
    Gateway gateway = start();
    assertThat(gateway.get(Role.VIEWER, "/api/v1/account").text("broker")).isEqualTo("dry-run");
    place(gateway, "rests", "day", "");
    place(gateway, "answered", "day", "");
    place(gateway, "never-arrived", "day", "");
    place(gateway, "replaced", "gtc", "");
    place(gateway, "canceled", "gtc", "");
    place(
        gateway,
        "bracket",
        "gtc",
        """
        ,"order_class":"bracket","take_profit":{"limit_price":"25"},"stop_loss":{"stop_price":"15"}
        """);
    assertThat(place(gateway, "moment", "ioc", "").text("status")).isEqualTo("CANCELED");
    assertThat(
            gateway
                .replace(
                    gateway.order("replaced").text("order_id"),
                    "{\"client_order_id\":\"replacement\",\"limit_price\":\"19\"}")
                .status())
        .isEqualTo(201);
    gateway.post(
        Role.TRADER,
        "/api/v1/orders/" + gateway.order("canceled").text("order_id") + "/cancel",
        "");
    awaitStatus(gateway, "canceled", "CANCELED");
    awaitStatus(gateway, "replaced", "REPLACED");
    String answered = gateway.order("answered").text("broker_order_id");
    assertThat(answered).startsWith("dry-");

    started.removeLast().close();
    crashed("answered", "never-arrived");
    jdbc.sql("delete from dry_run_order where client_order_id = 'never-arrived'").update();
    gateway = start();

    awaitStatus(gateway, "answered", "ACCEPTED");
    assertThat(gateway.order("answered").text("broker_order_id")).isEqualTo(answered);
    awaitStatus(gateway, "never-arrived", "ACCEPTED");
    for (String id : List.of("rests", "replacement", "bracket")) {
      assertThat(gateway.order(id).text("status")).as(id).isEqualTo("ACCEPTED");
    }
    assertThat(compared(gateway)).isEqualTo("CLEAN");
    assertThat(rows("quarantine")).isZero();
    assertThat(rows("fill")).isZero();
    assertThat(gateway.get(Role.VIEWER, "/api/v1/positions").json().toString())
        .doesNotContain("\"quantity\":\"10\"");

    Answer halt =
        gateway.post(Role.RISK, "/api/v1/kill-switch/engage", "{\"reason\":\"end of the test\"}");
    assertThat(halt.json().path("suspended").asBoolean()).isTrue();
    assertThat(halt.json().path("canceled").asInt()).isEqualTo(7);
    awaitStatus(gateway, "rests", "CANCELED");
    awaitStatus(gateway, "bracket", "CANCELED");
    started.removeLast().close();
    start();
    assertThat(rows("dry_run_account where suspended")).isEqualTo(1);

    assertThat(arrivals)
        .as("what has arrived at the broker's address")
        .allMatch(request -> request.startsWith("GET /v2/assets/"))
        .isNotEmpty();
    assertThat(address.sockets()).as("streams").isEmpty();
  }

  private Answer place(Gateway gateway, String clientOrderId, String timeInForce, String more) {
    // Each is another intent: a symbol of its own.
    String symbol = clientOrderId.replace("-", "").toUpperCase(Locale.ROOT);
    Answer answer =
        gateway.submit(
            """
            {"client_order_id":"%s","symbol":"%s","side":"buy","type":"limit","quantity":"10",
             "limit_price":"20","time_in_force":"%s"%s}
            """
                .formatted(clientOrderId, symbol, timeInForce, more));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer;
  }

  /** As a gateway leaves orders that has died after they were written down. */
  private void crashed(String... clientOrderIds) {
    jdbc.sql(
            """
            update orders set status = 'SENDING', status_rank = 10, broker_order_id = null,
                broker_status = null, broker_updated_at = null,
                send_deadline = clock_timestamp() - interval '1 second',
                next_lookup_at = clock_timestamp()
            where client_order_id in (:ids)
            """)
        .param("ids", List.of(clientOrderIds))
        .update();
  }

  private static void awaitStatus(Gateway gateway, String clientOrderId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(gateway.order(clientOrderId).text("status"))
                .as(clientOrderId)
                .isEqualTo(status));
  }

  /** Asks for a comparison of the books, and returns what it came to. */
  private static String compared(Gateway gateway) {
    String id =
        gateway
            .post(Role.OPERATOR, "/api/v1/reconciliation/run", "")
            .json()
            .at("/report/report_id")
            .asString();
    String path = "/api/v1/reconciliation/reports/" + id;
    await()
        .atMost(SOON)
        .until(() -> !state(gateway.get(Role.VIEWER, path).json()).equals("REQUESTED"));
    return state(gateway.get(Role.VIEWER, path).json());
  }

  private static String state(JsonNode report) {
    return report.at("/report/state").asString();
  }

  private int rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private Response respond(Request request) {
    arrivals.add(request.method() + " " + request.path());
    String symbol = request.path().substring(request.path().lastIndexOf('/') + 1);
    return request.path().startsWith("/v2/assets/")
        ? Response.of(
            200, "{\"symbol\":\"%s\",\"status\":\"active\",\"tradable\":true}".formatted(symbol))
        : Response.of(404, "{\"code\":40410000,\"message\":\"order not found\"}");
  }

  private Gateway start() {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.profiles.active=dry-run",
                "--breakwater.database.url=" + database.url(),
                "--breakwater.database.username=" + database.username(),
                "--breakwater.database.password=" + database.password(),
                "--breakwater.redis.host=" + redis.host(),
                "--breakwater.redis.port=" + redis.port(),
                "--breakwater.access.pepper=a-pepper-for-tests-only",
                "--breakwater.security.service-key=" + TestKeys.key(Role.SERVICE).reveal(),
                "--breakwater.reconciliation.in-flight-every=200ms",
                "--breakwater.reconciliation.orders-every=500ms",
                "--breakwater.broker.base-url=http://127.0.0.1:" + address.port(),
                "--breakwater.broker.stream-url=ws://127.0.0.1:" + address.port() + "/stream",
                // An order's answer is part of what is asserted, also on a machine under load.
                "--breakwater.broker.total-timeout=10s",
                "--breakwater.order.send-deadline=12s",
                "--breakwater.broker.key-id=key",
                "--breakwater.broker.secret-key=secret"));
    for (Role role : Role.values()) {
      String seed = "--breakwater.access.seeds[" + role.ordinal() + "].";
      arguments.add(seed + "name=" + role.name().toLowerCase(Locale.ROOT));
      arguments.add(seed + "roles=" + role.name());
      arguments.add(seed + "key=" + TestKeys.key(role).reveal());
    }
    var context =
        new SpringApplicationBuilder(ExecutionGatewayApplication.class, OpenMarket.class)
            .run(arguments.toArray(String[]::new));
    started.add(context);
    var gateway =
        new Gateway(
            context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    await().atMost(SOON).until(gateway::isReady);
    return gateway;
  }

  /** A Wednesday morning in New York. */
  @TestConfiguration
  static class OpenMarket {
    @Bean
    SettableMarketClock marketClock() {
      return SettableMarketClock.at("2013-01-02T15:00:00Z");
    }
  }
}
