package io.breakwater.localstack.venue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final String POST = "POST /v2/orders";

  private final SettableClock machine = SettableClock.at("2026-01-02T00:00:00Z");
  private final Faults faults = new Faults(machine);

  @Test
  void strikeNothingUntilAPlanIsSet() {
    assertThat(faults.onRequest(order("a"))).isEmpty();
    assertThat(faults.onMessage(update("a"))).isEmpty();
    assertThat(faults.report().rules()).isEmpty();
  }

  @Test
  void strikeAsOftenAsTheShareSaysAndTheSameEachTime() {
    for (long seed = 0; seed < 200; seed++) {
      List<Boolean> once = struck(seed, "0.03", 2_000);

      assertThat(struck(seed, "0.03", 2_000)).as("seed %d", seed).isEqualTo(once);
      // Six standard deviations around 60.
      assertThat(once.stream().filter(hit -> hit).count()).as("seed %d", seed).isBetween(14L, 106L);
    }
    assertThat(struck(1, "0.5", 100)).isNotEqualTo(struck(2, "0.5", 100));
    assertThat(struck(1, "0", 1_000)).doesNotContain(true);
    assertThat(struck(1, "1", 1_000)).doesNotContain(false);
  }

  @Test
  void strikeAsManyOfRequestsThatRaceAsOfRequestsInARow() throws Exception {
    long inARow = struck(7, "0.1", 1_000).stream().filter(hit -> hit).count();
    faults.arm(new FaultPlan(7, List.of(Rules.share(POST, FaultKind.LOSE_ANSWER, "0.1"))));

    try (var pool = Executors.newFixedThreadPool(16)) {
      Callable<Boolean> ask = () -> faults.onRequest(order("a")).isPresent();
      pool.invokeAll(Stream.generate(() -> ask).limit(1_000).toList());
    }

    RuleCount count = faults.report().rules().getFirst();
    assertThat(count.matches()).isEqualTo(1_000);
    assertThat(count.hits()).isEqualTo(inARow).isPositive();
  }

  @Test
  void ofOneRuleDrawNothingFromAnother() {
    var first = Rules.share(POST, FaultKind.DELAY_ANSWER, "0.2");
    faults.arm(new FaultPlan(3, List.of(first)));
    List<Boolean> alone = asked(500);

    faults.arm(
        new FaultPlan(3, List.of(first, Rules.share("GET /v2/orders/*", FaultKind.RESET, "0.5"))));

    List<Boolean> beside =
        IntStream.range(0, 500)
            .mapToObj(i -> {
              faults.onRequest(new SeenRequest("GET", "/v2/orders/x", () -> null));
              return faults.onRequest(order("a")).isPresent();
            })
            .toList();
    assertThat(beside).isEqualTo(alone);
  }

  @Test
  void strikeEveryNth() {
    faults.arm(new FaultPlan(0, List.of(Rules.everyNth(POST, FaultKind.RESET, 3))));

    assertThat(asked(7)).containsExactly(false, false, true, false, false, true, false);
  }

  @Test
  void restWhenTheyHaveStruckSoManyTimes() {
    faults.arm(new FaultPlan(0, List.of(Rules.times(POST, FaultKind.RESET, 2))));

    assertThat(asked(4)).containsExactly(true, true, false, false);
    assertThat(faults.report().rules().getFirst().matches()).isEqualTo(4);
    assertThat(faults.report().rules().getFirst().hits()).isEqualTo(2);
  }

  @Test
  void aimAtOneOrder() {
    faults.arm(new FaultPlan(0, List.of(Rules.about(POST, FaultKind.RESET, "t-1*"))));

    assertThat(faults.onRequest(order("t-1"))).isPresent();
    assertThat(faults.onRequest(order("t-17"))).isPresent();
    assertThat(faults.onRequest(order("t-2"))).isEmpty();
    assertThat(faults.onRequest(order(null))).isEmpty();
    assertThat(faults.report().rules().getFirst().matches()).isEqualTo(2);
  }

  @Test
  void areAskedInOrderAndTheFirstThatHitsStrikes() {
    faults.arm(
        new FaultPlan(
            0,
            List.of(
                Rules.everyNth(POST, FaultKind.LOSE_ANSWER, 2),
                Rules.times(POST, FaultKind.RESET, 10))));

    assertThat(Stream.generate(() -> kind(order("a"))).limit(4))
        .containsExactly(
            FaultKind.RESET, FaultKind.LOSE_ANSWER, FaultKind.RESET, FaultKind.LOSE_ANSWER);
    assertThat(faults.report().rules()).extracting(RuleCount::matches).containsExactly(4L, 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "POST /v2/orders,          POST,   /v2/orders,                   true",
    "POST /v2/orders,          GET,    /v2/orders,                   false",
    "POST /v2/orders,          POST,   /v2/orders/1,                 false",
    "DELETE /v2/orders/*,      DELETE, /v2/orders/1,                 true",
    "DELETE /v2/orders/*,      DELETE, /v2/orders/1/legs,            false",
    "DELETE /v2/orders/*,      DELETE, /v2/orders,                   false",
    "* /v2/orders,             PATCH,  /v2/orders,                   true",
    "GET /v2/stocks/*/bars,    GET,    /v2/stocks/AAPL/bars,         true",
    "GET /v2/**,               GET,    /v2/stocks/AAPL/bars,         true",
    "GET /v2/orders:by_client_order_id, GET, /v2/orders:by_client_order_id, true",
    "GET /v2/a.b,              GET,    /v2/aXb,                      false",
  })
  void knowWhatARuleIsAbout(String on, String method, String path, boolean struck) {
    faults.arm(new FaultPlan(0, List.of(Rules.times(on, FaultKind.RESET, 1))));

    assertThat(faults.onRequest(new SeenRequest(method, path, () -> null)).isPresent())
        .isEqualTo(struck);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "orders", "POST", "POST v2/orders", "FETCH /v2/orders", "GET /a b"})
  void knowWhatIsNoTarget(String on) {
    assertThat(FaultTarget.parse(on)).isEmpty();
  }

  @Test
  void keepAStreamClosedForTheTimeOfAGap() {
    faults.arm(new FaultPlan(0, List.of(Rules.times("stream", FaultKind.GAP, 1))));
    var handshake = new SeenRequest("GET", "/stream", () -> null);
    var other = new SeenRequest("GET", "/v2/iex", () -> null);
    assertThat(faults.onRequest(handshake)).isEmpty();

    assertThat(faults.onMessage(update("a"))).isPresent();

    assertThat(faults.onRequest(handshake)).isPresent();
    assertThat(faults.onRequest(other)).isEmpty();
    machine.advance(Duration.ofMillis(1_999));
    assertThat(faults.onRequest(handshake)).isPresent();
    machine.advance(Duration.ofMillis(1));
    assertThat(faults.onRequest(handshake)).isEmpty();
    assertThat(faults.report().rules().getFirst().hits()).isEqualTo(1);
  }

  @Test
  void endWithTheirPlanAndSoDoesAGap() {
    faults.arm(new FaultPlan(0, List.of(Rules.times("stream", FaultKind.GAP, 1))));
    faults.onMessage(update("a"));

    faults.arm(FaultPlan.NONE);

    assertThat(faults.onRequest(new SeenRequest("GET", "/stream", () -> null))).isEmpty();
  }

  @Test
  void takeTheIdOnlyFromWhatTellsOfAnExecution() {
    faults.arm(new FaultPlan(0, List.of(Rules.times("stream", FaultKind.NO_EXECUTION_ID, 1))));
    Object execution = Map.of("data", Map.of("event", "fill", "execution_id", "e"));

    assertThat(faults.onMessage(update("a"))).isEmpty();
    assertThat(faults.onMessage(new SeenMessage(VenueStream.TRADE_UPDATES, "a", execution)))
        .isPresent();

    assertThat(faults.report().rules().getFirst().matches()).isEqualTo(1);
  }

  @Test
  void tellAgainWhatARuleHasStruckOnceWhoeverElseHeardItToo() {
    faults.arm(new FaultPlan(0, List.of(Rules.about("stream", FaultKind.TELL_AGAIN, "a"))));
    faults.onMessage(update("a"));
    faults.onMessage(update("a"));
    faults.onMessage(update("b"));

    assertThat(faults.toldAgain(VenueStream.TRADE_UPDATES)).containsExactly(update("a").content());
    assertThat(faults.toldAgain(VenueStream.MARKET_DATA)).isEmpty();
  }

  @Test
  void tellAgainTheNewestOfVeryMany() {
    faults.arm(new FaultPlan(0, List.of(Rules.about("stream", FaultKind.TELL_AGAIN, "*"))));
    IntStream.rangeClosed(1, 1_001).forEach(number -> faults.onMessage(update("a" + number)));

    assertThat(faults.toldAgain(VenueStream.TRADE_UPDATES))
        .hasSize(1_000)
        .startsWith(update("a2").content())
        .endsWith(update("a1001").content());
  }

  @Test
  void tellNothingAgainOnceThePlanHasEnded() {
    faults.arm(new FaultPlan(0, List.of(Rules.about("stream", FaultKind.TELL_AGAIN, "*"))));
    faults.onMessage(update("a"));

    faults.arm(FaultPlan.NONE);

    assertThat(faults.toldAgain(VenueStream.TRADE_UPDATES)).isEmpty();
  }

  @Test
  void strikeNoAnswerOfAHandshake() {
    faults.arm(new FaultPlan(0, List.of(Rules.times("GET /stream", FaultKind.HALF_ANSWER, 1))));

    assertThat(faults.onRequest(new SeenRequest("GET", "/stream", () -> null))).isEmpty();
  }

  private List<Boolean> struck(long seed, String share, int requests) {
    faults.arm(new FaultPlan(seed, List.of(Rules.share(POST, FaultKind.LOSE_ANSWER, share))));
    return asked(requests);
  }

  private List<Boolean> asked(int requests) {
    return Stream.generate(() -> faults.onRequest(order("a")).isPresent()).limit(requests).toList();
  }

  private FaultKind kind(SeenRequest request) {
    Optional<FaultRule> rule = faults.onRequest(request);
    return rule.orElseThrow().kind();
  }

  private static SeenMessage update(String clientOrderId) {
    return new SeenMessage(
        VenueStream.TRADE_UPDATES, clientOrderId, Map.of("data", Map.of("order", clientOrderId)));
  }

  private static SeenRequest order(String clientOrderId) {
    return new SeenRequest("POST", "/v2/orders", () -> clientOrderId);
  }
}
