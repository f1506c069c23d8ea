package io.breakwater.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.execution.testing.Gateway.Answer;
import io.breakwater.execution.testing.RunningGateway;
import io.breakwater.security.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Whatever the books differ about is found in one pass, and either healed or held. */
@TestPropertySource(
    properties = {
      "breakwater.reconciliation.in-flight-every=1h",
      "breakwater.reconciliation.orders-every=1h"
    })
class ReconciliationIT extends RunningGateway {
  private static final String BASE = "/api/v1/reconciliation";
  private static final Duration ONE_PASS = Duration.ofSeconds(30);

  private final List<String> planted = new ArrayList<>();
  private final TreeSet<String> toBeHeld = new TreeSet<>();

  /** Once with a comparison in between, so that none is due any more. */
  @BeforeEach
  void empty() {
    truncate();
    compare();
    truncate();
  }

  private void truncate() {
    jdbc.sql(
            """
            truncate orders, fill, position, foreign_order, quarantine, reconciliation_report,
                execution_mark cascade
            """)
        .update();
  }

  /** T22: 200 planted differences of each sort, a symbol for each. */
  @Test
  void findsTwoHundredPlantedDifferencesHealsTheRightOnesAndSendsNothing() {
    for (int i = 0; i < 40; i++) {
      plantMissingFill("MF" + i);
      plantStatusBehind("SB" + i);
      plantPositionThatDiffers("PD" + i);
    }
    for (int i = 0; i < 30; i++) {
      plantExtraOrder("EO" + i);
    }
    for (int i = 0; i < 10; i++) {
      plantUnknownOrder("UO" + i);
      plantUnknownFill("UF" + i);
      plantOrderWithoutWords("NW" + i);
      plantTakenId("TI" + i);
      plantExtraFill("EF" + i);
    }
    assertThat(planted).hasSize(200);
    List<String> arrived = BROKER.arrivals();

    JsonNode report = compare();

    List<String> found = new ArrayList<>();
    for (JsonNode difference : report.path("differences")) {
      found.add(difference.path("kind").asString() + " " + difference.path("symbol").asString());
    }
    assertThat(found).containsAll(planted);
    assertThat(BROKER.arrivals()).as("no order was sent").isEqualTo(arrived);
    for (int i = 0; i < 40; i++) {
      assertThat(gateway.order("c-MF" + i).text("status")).isEqualTo("FILLED");
      assertThat(gateway.order("c-MF" + i).text("filled_quantity")).isEqualTo("10");
      assertThat(gateway.position("MF" + i).path("quantity").asString()).isEqualTo("10");
      assertThat(gateway.order("c-SB" + i).text("status")).isEqualTo("CANCELED");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(gateway.order("theirs-UO" + i).text("status")).isEqualTo("ACCEPTED");
      assertThat(gateway.position("UO" + i).path("working").asString()).isEqualTo("10");
      assertThat(gateway.position("UF" + i).path("quantity").asString()).isEqualTo("4");
      assertThat(gateway.position("UF" + i).path("working").asString()).isEqualTo("6");
      assertThat(gateway.order("theirs-NW" + i).json().isMissingNode()).isTrue();
    }
    assertThat(held()).isEqualTo(toBeHeld);
    assertThat(report.at("/report/state").asString()).isEqualTo("DIFFERS");
    assertThat(gateway.buy("c-next", "PD0", "1").text("code")).isEqualTo("SYMBOL_QUARANTINED");
    assertThat(gateway.buy("c-other", "MF0", "1").status()).isEqualTo(201);
  }

  /** C12: sent by a person or another program, without an id or under one that ours never have. */
  @Test
  void adoptsAnOrderWhateverItsSenderCalledIt() {
    Map<String, String> called = new LinkedHashMap<>();
    called.put("nameless", null);
    called.put("empty", "");
    called.put("spaced", "my order no. 1");
    called.put("long", "x".repeat(129));
    called.forEach((key, name) -> {
      BROKER.place(key, "AAPL", "10");
      BROKER.order(key).put("client_order_id", name);
    });
    BROKER.fill("spaced", "4", "20");

    JsonNode report = compare();

    assertThat(report.at("/report/differences/adopted").asInt()).isEqualTo(4);
    for (String key : called.keySet()) {
      String brokerId = BROKER.order(key).path("id").asString();
      Answer adopted = gateway.order("external-" + brokerId);
      assertThat(adopted.text("broker_order_id")).as(key).isEqualTo(brokerId);
    }
    assertThat(rows("orders where origin = 'EXTERNAL'")).isEqualTo(4);
    assertThat(gateway.position("AAPL").path("working").asString()).isEqualTo("36");
    assertThat(held()).isEmpty();

    awaitStream();
    BROKER.push(BROKER.fill("nameless", "10", "20"));
    await()
        .atMost(ONE_PASS)
        .until(() -> gateway.position("AAPL").path("quantity").asString().equals("14"));
    assertThat(compare().at("/report/state").asString()).isEqualTo("CLEAN");
  }

  @Test
  void saysThatBooksAreCleanWhereTheyAre() {
    gateway.buy("c-1", "AAPL", "10");
    BROKER.fill("c-1", "4", "20");
    compare();

    JsonNode report = compare();

    assertThat(report.at("/report/state").asString()).isEqualTo("CLEAN");
    assertThat(report.at("/report/orders_compared").asInt()).isEqualTo(1);
    assertThat(report.at("/report/symbols_compared").asInt()).isEqualTo(1);
    assertThat(report.path("differences")).isEmpty();
  }

  /** The broker describes an exit by the class of the order that it is an exit of. */
  @Test
  void knowsTheExitsOfAnOrderAgain() {
    Answer bracket =
        submit(
            "'client_order_id':'c-1','symbol':'AAPL','side':'buy','quantity':'10','type':'limit',"
                + "'limit_price':'20.1','order_class':'bracket',"
                + "'take_profit':{'limit_price':'21.5'},'stop_loss':{'stop_price':'19'}");
    assertThat(bracket.status()).as(bracket.json().toString()).isEqualTo(201);

    JsonNode report = compare();

    assertThat(report.at("/report/orders_compared").asInt()).isEqualTo(3);
    assertThat(report.path("differences")).isEmpty();
    assertThat(held()).isEmpty();
  }

  /** The broker describes a replacement by what is left of it. */
  @Test
  void knowsTheReplacementOfAPartlyFilledOrderAgain() {
    Answer order =
        submit(
            "'client_order_id':'c-1','symbol':'AAPL','side':'buy','quantity':'10','type':'limit',"
                + "'limit_price':'20.1'");
    BROKER.fill("c-1", "3", "20.1");
    compare();
    Answer replaced =
        gateway.replace(
            order.text("order_id"), "{\"client_order_id\":\"c-2\",\"limit_price\":\"20.3\"}");
    assertThat(replaced.status()).as(replaced.json().toString()).isEqualTo(201);
    compare();

    JsonNode report = compare();

    assertThat(report.at("/report/orders_compared").asInt()).isEqualTo(2);
    assertThat(report.path("differences")).isEmpty();
    assertThat(held()).isEmpty();
  }

  /** As after a crash before the answer was recorded, which alone told of the exits. */
  @Test
  void takesTheExitsOfAnOrderOfOursForOursWhenBooksAreCompared() {
    Answer bracket = bracketWithoutExits();
    jdbc.sql(
            """
            update orders set status = 'UNKNOWN', status_rank = 20, broker_order_id = null,
                broker_status = null
            """)
        .update();

    JsonNode report = compare();

    assertThat(rows("orders where exit_of = '" + bracket.text("order_id") + "'")).isEqualTo(2);
    assertThat(gateway.order("c-1").text("status")).isEqualTo("ACCEPTED");
    assertThat(report.path("differences"))
        .allSatisfy(one -> assertThat(one.path("resolution").asString()).isEqualTo("HEALED"));
    assertThat(held()).isEmpty();
  }

  /** The order itself was filled so long ago that the broker no longer lists it. */
  @Test
  void asksWhoseExitAnOrderIsBeforeTakingItForSomebodyElses() {
    Answer bracket = bracketWithoutExits();
    jdbc.sql("update orders set status = 'CANCELED', status_rank = 40").update();
    BROKER
        .order("c-1")
        .put("status", "canceled")
        .put("submitted_at", "2012-11-01T15:00:00Z")
        .put("created_at", "2012-11-01T15:00:00Z");

    compare();

    assertThat(rows("orders where exit_of = '" + bracket.text("order_id") + "'")).isEqualTo(2);
    assertThat(held()).isEmpty();
  }

  /** As after a crash before the answer with the exits was recorded: no stream tells of them. */
  @Test
  void asksForTheExitsOfAnOrderThatTheStreamTellsOf() {
    bracketWithoutExits();
    awaitStream();

    BROKER.push(BROKER.fill("c-1", "10", "20.1"));

    await().atMost(ONE_PASS).until(() -> rows("orders where exit_of is not null") == 2);
  }

  /** It has taken its exits along, which are orders all the same. */
  @Test
  void asksForTheExitsOfAnOrderThatWasCanceledBeforeTheyWereKnown() {
    bracketWithoutExits();
    awaitStream();

    BROKER.push(BROKER.become("c-1", "canceled"));

    await().atMost(ONE_PASS).until(() -> rows("orders where exit_of is not null") == 2);
  }

  /** Every regular question is hours away. */
  @Test
  void asksForTheFillThatTheStreamHasLeftOut() {
    gateway.buy("c-1", "AAPL", "10");
    awaitStream();
    BROKER.fill("c-1", "4", "20");

    BROKER.push(BROKER.fill("c-1", "3", "21"));

    await()
        .atMost(ONE_PASS)
        .until(() -> gateway.position("AAPL").path("quantity").asString().equals("7"));
  }

  private static void awaitStream() {
    await().atMost(ONE_PASS).until(() -> !BROKER.server().sockets().isEmpty());
  }

  /**
   * C12: a bracket that somebody else has sent is one order with two exits, not three strangers.
   */
  @Test
  void adoptsABracketOfSomebodyElsesWithItsExits() {
    BROKER.placeBracket("theirs-1", "AAPL", "10");
    String profit = BROKER.legs("theirs-1").getFirst();

    JsonNode report = compare();

    assertThat(report.path("differences"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("resolution").asString()).isEqualTo("ADOPTED"));
    Answer entry = gateway.order("theirs-1");
    assertThat(entry.text("origin")).isEqualTo("EXTERNAL");
    assertThat(entry.text("order_class")).isEqualTo("bracket");
    assertThat(entry.text("take_profit_price")).isEqualTo("25");
    assertThat(entry.text("stop_loss_price")).isEqualTo("19");
    assertThat(gateway.order(profit).text("exit_of")).isEqualTo(entry.text("order_id"));
    assertThat(gateway.order(profit).text("origin")).isEqualTo("EXTERNAL");
    assertThat(gateway.position("AAPL").path("working").asString()).isEqualTo("10");

    BROKER.fill("theirs-1", "10", "20");
    BROKER.become(profit, "new");
    BROKER.fill(profit, "4", "25");
    compare();

    assertThat(compare().path("differences")).isEmpty();
    assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("6");
    assertThat(held()).isEmpty();
  }

  @Test
  void listsOrdersByWhoPutThemIntoTheWorld() {
    gateway.buy("c-1", "AAPL", "10");
    BROKER.place("theirs-1", "MSFT", "10");
    compare();

    assertThat(namesOf("EXTERNAL")).containsExactly("theirs-1");
    assertThat(namesOf("GATEWAY")).containsExactly("c-1");
    assertThat(gateway.get(Role.VIEWER, "/api/v1/orders?origin=me").status()).isEqualTo(400);
  }

  private List<String> namesOf(String origin) {
    List<String> names = new ArrayList<>();
    for (JsonNode order :
        gateway.get(Role.VIEWER, "/api/v1/orders?origin=" + origin).json().path("orders")) {
      names.add(order.path("client_order_id").asString());
    }
    return names;
  }

  private Answer bracketWithoutExits() {
    Answer bracket =
        submit(
            "'client_order_id':'c-1','symbol':'AAPL','side':'buy','quantity':'10','type':'limit',"
                + "'limit_price':'20.1','order_class':'bracket',"
                + "'take_profit':{'limit_price':'21.5'},'stop_loss':{'stop_price':'19'}");
    jdbc.sql("delete from orders where exit_of = :id::uuid")
        .param("id", bracket.text("order_id"))
        .update();
    return bracket;
  }

  private Answer submit(String fields) {
    return gateway.submit("{" + fields.replace('\'', '"') + "}");
  }

  @Test
  void letsASymbolGoOnceTheBooksAgree() {
    BROKER.bringIn("AAPL", "5");
    compare();
    assertThat(held()).containsExactly("AAPL");

    BROKER.bringIn("AAPL", "-5");
    JsonNode report = compare();

    assertThat(report.at("/report/state").asString()).isEqualTo("CLEAN");
    assertThat(held()).isEmpty();
    assertThat(gateway.buy("c-1", "AAPL", "1").status()).isEqualTo(201);
  }

  /** Else an opening position would have to be released after each pass. */
  @Test
  void keepsToWhatAnOperatorHasAcceptedWhileTheDifferenceStaysTheSame() {
    BROKER.bringIn("AAPL", "5");
    compare();
    gateway.post(Role.OPERATOR, BASE + "/quarantine/AAPL/release", "{\"reason\":\"held before\"}");
    gateway.buy("c-1", "AAPL", "10");
    BROKER.fill("c-1", "10", "20");

    JsonNode report = compare();

    assertThat(held()).isEmpty();
    assertThat(report.path("differences"))
        .anySatisfy(difference -> {
          assertThat(difference.path("kind").asString()).isEqualTo("POSITION_DIFFERS");
          assertThat(difference.path("resolution").asString()).isEqualTo("RELEASED");
        });

    BROKER.bringIn("AAPL", "1");
    compare();
    assertThat(held()).as("another difference").containsExactly("AAPL");
  }

  /** Both say the same of it, and it is still more than was asked for. */
  @Test
  void keepsASymbolWhoseOrderIsOverfilled() {
    gateway.buy("c-1", "AAPL", "10");
    BROKER.fill("c-1", "13", "20");
    compare();
    assertThat(standing()).containsExactly("AAPL OVERFILLED");

    compare();

    assertThat(standing()).containsExactly("AAPL OVERFILLED");
  }

  /** Which of the two orders the id belongs to, only a person can say. */
  @Test
  void keepsASymbolWhoseIdWasTakenThoughTheOtherOrderIsGone() {
    plantTakenId("AAPL");
    compare();
    assertThat(standing()).containsExactly("AAPL CLIENT_ORDER_ID_TAKEN");
    BROKER.lose("c-AAPL");

    compare();

    assertThat(standing()).contains("AAPL CLIENT_ORDER_ID_TAKEN");
  }

  /** That the broker does not say says nothing. */
  @Test
  void keepsWhatCouldNotBeLookedAtAgain() {
    Answer order = gateway.buy("c-1", "AAPL", "10");
    BROKER.lose("c-1");
    compare();
    assertThat(standing()).containsExactly("AAPL EXTRA_ORDER");
    BROKER.withhold("/v2/orders/" + order.text("broker_order_id"));

    compare();

    assertThat(standing()).containsExactly("AAPL EXTRA_ORDER");
  }

  @Test
  void leavesTheStreamToALaterHolderOfTheLease() {
    awaitStream();
    // Gateways of other tests may listen, too.
    var open = List.copyOf(BROKER.server().sockets());
    jdbc.sql("update reconciliation_watch set lease_token = lease_token + 1000").update();
    try {
      await().atMost(ONE_PASS).until(() -> !BROKER.server().sockets().containsAll(open));
    } finally {
      jdbc.sql("update reconciliation_watch set lease_token = lease_token - 1000").update();
    }
  }

  @Test
  void saysWhyAComparisonCameToNothing() {
    BROKER.withhold("/v2/positions");

    JsonNode report = compare();

    assertThat(report.at("/report/state").asString()).isEqualTo("FAILED");
    assertThat(report.at("/report/failure").asString()).contains("500");
    assertThat(gateway.isReady()).as("it had been ready before").isTrue();
  }

  @Test
  void keepsItsReportsAndServesThem() {
    BROKER.bringIn("AAPL", "5");
    long differed = compare().at("/report/report_id").asLong();
    BROKER.bringIn("AAPL", "-5");
    long clean = compare().at("/report/report_id").asLong();

    JsonNode status = gateway.get(Role.VIEWER, BASE).json();
    assertThat(status.path("ready").asBoolean()).isTrue();
    assertThat(status.at("/latest/report/report_id").asLong()).isEqualTo(clean);
    JsonNode page = gateway.get(Role.VIEWER, BASE + "/reports?limit=1").json();
    assertThat(page.at("/reports/0/report_id").asLong()).isEqualTo(clean);
    JsonNode next =
        gateway
            .get(
                Role.VIEWER,
                BASE + "/reports?limit=1&cursor=" + page.path("next_cursor").asString())
            .json();
    assertThat(next.at("/reports/0/report_id").asLong()).isEqualTo(differed);
    assertThat(next.at("/reports/0/differences/quarantined").asInt()).isEqualTo(1);
    assertThat(next.at("/reports/0/requested_by").asString()).isEqualTo("operator");
    assertThat(gateway.get(Role.VIEWER, BASE + "/reports/999999").text("code"))
        .isEqualTo("REPORT_NOT_FOUND");
    assertThat(gateway.get(Role.VIEWER, BASE + "/reports/x").status()).isEqualTo(400);
    assertThat(gateway.post(Role.TRADER, BASE + "/run", "").status()).isEqualTo(403);
    assertThat(
            jdbc.sql("select count(*) from event where type = 'reconciliation.differed'")
                .query(Integer.class)
                .single())
        .isPositive();
    assertThat(gateway.text(Role.VIEWER, "/actuator/prometheus"))
        .contains("reconciliation_ready 1.0")
        .contains("reconciliation_differences_total{kind=\"position_differs\"");
  }

  private void plantMissingFill(String symbol) {
    gateway.buy("c-" + symbol, symbol, "10");
    BROKER.fill("c-" + symbol, "10", "20");
    planted.add("MISSING_FILL " + symbol);
  }

  /** The message of a bust was lost: the order's word and the list of executions tell. */
  @Test
  void takesBackAFillThatTheBrokerTookBackUnheard() {
    gateway.buy("c-1", "AAPL", "10");
    BROKER.fill("c-1", "4", "20");
    String taken = BROKER.fill("c-1", "6", "21").at("/data/execution_id").asString();
    compare();
    assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("10");
    BROKER.takeBack("c-1", "6", taken);

    JsonNode listed = compare();
    assertThat(held()).as("the list does not bear it out").contains("AAPL");
    BROKER.unlist(taken);
    JsonNode unlisted = compare();

    assertThat(listed.path("differences").findValuesAsString("resolution")).contains("QUARANTINED");
    assertThat(unlisted.at("/differences/0/kind").asString()).isEqualTo("EXTRA_FILL");
    assertThat(unlisted.at("/differences/0/resolution").asString()).isEqualTo("HEALED");
    assertThat(held()).isEmpty();
    assertThat(gateway.order("c-1").text("filled_quantity")).isEqualTo("4");
    assertThat(gateway.position("AAPL").path("quantity").asString()).isEqualTo("4");
    assertThat(gateway.position("AAPL").path("average_price").asString()).isEqualTo("20");
  }

  private void plantStatusBehind(String symbol) {
    gateway.buy("c-" + symbol, symbol, "10");
    BROKER.become("c-" + symbol, "canceled");
    planted.add("STATUS_BEHIND " + symbol);
  }

  private void plantPositionThatDiffers(String symbol) {
    BROKER.bringIn(symbol, symbol.hashCode() % 2 == 0 ? "3" : "-3");
    planted.add("POSITION_DIFFERS " + symbol);
    toBeHeld.add(symbol);
  }

  private void plantExtraOrder(String symbol) {
    gateway.buy("c-" + symbol, symbol, "10");
    BROKER.lose("c-" + symbol);
    planted.add("EXTRA_ORDER " + symbol);
    toBeHeld.add(symbol);
  }

  private void plantUnknownOrder(String symbol) {
    BROKER.place("theirs-" + symbol, symbol, "10");
    planted.add("UNKNOWN_ORDER " + symbol);
  }

  private void plantUnknownFill(String symbol) {
    plantUnknownOrder(symbol);
    BROKER.fill("theirs-" + symbol, "4", "20");
  }

  private void plantOrderWithoutWords(String symbol) {
    plantUnknownOrder(symbol);
    BROKER.order("theirs-" + symbol).put("type", "pegged");
    toBeHeld.add(symbol);
  }

  private void plantTakenId(String symbol) {
    gateway.buy("c-" + symbol, symbol, "10");
    BROKER.order("c-" + symbol).put("qty", "77");
    planted.add("CLIENT_ORDER_ID_TAKEN " + symbol);
    toBeHeld.add(symbol);
  }

  private void plantExtraFill(String symbol) {
    Answer order = gateway.buy("c-" + symbol, symbol, "10");
    jdbc.sql(
            """
            update orders set filled_quantity = 4, broker_filled_quantity = 4, filled_notional = 80,
                status = 'PARTIALLY_FILLED'
            where order_id = :id::uuid
            """)
        .param("id", order.text("order_id"))
        .update();
    planted.add("EXTRA_FILL " + symbol);
    toBeHeld.add(symbol);
  }

  /** Has the books compared, and returns the report. */
  private JsonNode compare() {
    Answer asked = gateway.post(Role.OPERATOR, BASE + "/run", "");
    assertThat(asked.status()).isEqualTo(202);
    String report = BASE + "/reports/" + asked.json().at("/report/report_id").asLong();
    return await()
        .atMost(ONE_PASS)
        .until(
            () -> gateway.get(Role.VIEWER, report).json(),
            json -> !json.at("/report/state").asString().equals("REQUESTED"));
  }

  private List<String> standing() {
    return jdbc.sql(
            "select symbol || ' ' || kind from quarantine where state = 'OPEN' order by kind")
        .query(String.class)
        .list();
  }

  private TreeSet<String> held() {
    return new TreeSet<>(
        jdbc.sql("select distinct symbol from quarantine where state = 'OPEN'")
            .query(String.class)
            .list());
  }
}
