package io.breakwater.execution.broker.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerKind;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.Pricing;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.broker.TimeInForce;
import io.breakwater.execution.testing.FakeAlpaca;
import io.breakwater.execution.testing.Fault;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.security.Secret;
import io.breakwater.testing.SettableClock;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The table from what the broker does to what is known, row by row over real sockets. */
class AlpacaBrokerIT {
  private static final ClientOrderId ID = new ClientOrderId("order_1&x=%2F~");
  private static final OrderTerms TERMS =
      OrderTerms.of(
          new Symbol("AAPL"),
          Side.BUY,
          Quantity.of("10.5"),
          new Pricing.Limit(Price.of("20.10")),
          TimeInForce.DAY);
  private static final OrderInstruction ORDER = new OrderInstruction(ID, TERMS);
  private static final OrderAmount SHARES = new OrderAmount.Shares(Quantity.of(10));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeAlpaca alpaca = new FakeAlpaca();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofMillis(300))
          .build();
  private final AtomicLong nanos = new AtomicLong();
  private final RateBudget budget = new RateBudget(200, nanos::get);
  private Broker broker;

  @BeforeEach
  void connect() {
    broker = brokerAt(alpaca.baseUrl());
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    alpaca.close();
  }

  static Stream<Arguments> unclear() {
    return Stream.of(
        argumentSet("silent after it took the order", new Fault.SilentAfterAccept()),
        argumentSet("silent without having taken it", new Fault.SilentWithoutAccept()),
        argumentSet("connection reset after it took the order", new Fault.ResetAfterAccept()),
        argumentSet("connection reset before", new Fault.ResetBeforeAccept()),
        argumentSet("half of the answer", new Fault.HalfBodyAfterAccept()),
        argumentSet("late beyond the timeout", new Fault.Late(Duration.ofMillis(900))),
        argumentSet("garbage", new Fault.AcceptButAnswer(200, "<html>fine</html>")),
        argumentSet("empty body", new Fault.AcceptButAnswer(200, "")),
        argumentSet("a list", new Fault.AcceptButAnswer(200, "[]")),
        argumentSet("negative quantity", accepted("\"qty\":\"-1\"")),
        argumentSet("price of zero", accepted("\"limit_price\":\"0\"")),
        argumentSet("a symbol that is none", accepted("\"symbol\":\"a b\"")),
        argumentSet("no time", accepted("\"updated_at\":null")),
        argumentSet("a number that explodes", accepted("\"filled_qty\":\"1e999999999\"")),
        argumentSet("another client order id", accepted("\"client_order_id\":\"other\"")),
        argumentSet("no client order id", accepted("\"client_order_id\":null")),
        argumentSet("404", Fault.Answer.of(404, "{\"message\":\"no such path\"}")),
        argumentSet("408", Fault.Answer.of(408, "{}")),
        argumentSet("409", Fault.Answer.of(409, "{}")),
        argumentSet("422 that says nothing", Fault.Answer.of(422, "Unprocessable")),
        argumentSet("500", Fault.Answer.of(500, "{\"code\":50010000,\"message\":\"x\"}")),
        argumentSet("502", Fault.Answer.of(502, "")),
        argumentSet("503", Fault.Answer.of(503, "")),
        argumentSet("504 though it took the order", new Fault.AcceptButAnswer(504, "")),
        argumentSet(
            "redirect",
            new Fault.Answer(307, "", Map.of("Location", "http://127.0.0.1:1/v2/orders"))));
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void knowsNothingAfter(Fault fault) {
    alpaca.script(fault);

    assertThat(broker.submit(ORDER, () -> true)).isInstanceOf(SendOutcome.Unclear.class);
    assertThat(alpaca.arrivals()).as("sent once, whatever comes back").hasSize(1);
  }

  static Stream<Arguments> wireForms() {
    return Stream.of(
        argumentSet(
            "market",
            terms(SHARES, new Pricing.Market(), TimeInForce.CLS, false),
            "'type':'market','time_in_force':'cls','qty':'10'"),
        argumentSet(
            "money",
            terms(
                new OrderAmount.Notional(Money.usd("500.5")),
                new Pricing.Market(),
                TimeInForce.DAY,
                false),
            "'type':'market','time_in_force':'day','notional':'500.50'"),
        argumentSet(
            "limit after hours",
            terms(SHARES, new Pricing.Limit(Price.of("20.1")), TimeInForce.GTC, true),
            "'type':'limit','time_in_force':'gtc','qty':'10','limit_price':'20.1',"
                + "'extended_hours':true"),
        argumentSet(
            "stop",
            terms(SHARES, new Pricing.Stop(Price.of("19.9")), TimeInForce.DAY, false),
            "'type':'stop','time_in_force':'day','qty':'10','stop_price':'19.9'"),
        argumentSet(
            "stop limit",
            terms(
                SHARES,
                new Pricing.StopLimit(Price.of("19.9"), Price.of("19.8")),
                TimeInForce.GTC,
                false),
            "'type':'stop_limit','time_in_force':'gtc','qty':'10','limit_price':'19.8',"
                + "'stop_price':'19.9'"),
        argumentSet(
            "trailing by price",
            terms(
                SHARES,
                new Pricing.TrailingStop(new Pricing.Trail.ByPrice(Price.of("0.5"))),
                TimeInForce.DAY,
                false),
            "'type':'trailing_stop','time_in_force':'day','qty':'10','trail_price':'0.5'"),
        argumentSet(
            "trailing by percent",
            terms(
                SHARES,
                new Pricing.TrailingStop(new Pricing.Trail.ByPercent(new BigDecimal("1.5"))),
                TimeInForce.DAY,
                false),
            "'type':'trailing_stop','time_in_force':'day','qty':'10','trail_percent':'1.5'"));
  }

  @ParameterizedTest
  @MethodSource("wireForms")
  void writesAndReadsEachKindOfOrder(OrderTerms terms, String fields) {
    SendOutcome outcome = broker.submit(new OrderInstruction(ID, terms), () -> true);

    String expected =
        "{'client_order_id':'%s','symbol':'AAPL','side':'buy',%s}".formatted(ID.value(), fields);
    assertThat(alpaca.arrival(ID.value(), 0))
        .isEqualTo(mapper().readTree(expected.replace('\'', '"')));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class,
            accepted -> assertThat(accepted.order().isWhatWasAskedFor(terms)).isTrue());
    assertThat(broker.find(ID))
        .isInstanceOfSatisfying(
            OrderLookup.Found.class,
            found -> assertThat(found.order().isWhatWasAskedFor(terms)).isTrue());
  }

  static Stream<Arguments> classes() {
    return Stream.of(
        argumentSet(
            "bracket",
            new Exits.Bracket(
                new Exits.TakeProfit(Price.of("21.5")),
                new Exits.StopLoss(Price.of("19"), Price.of("18.9"))),
            "'limit_price':'20.1','order_class':'bracket','take_profit':{'limit_price':'21.5'},"
                + "'stop_loss':{'stop_price':'19','limit_price':'18.9'}",
            2),
        argumentSet(
            "oto with a profit",
            new Exits.OneTriggersOther(new Exits.TakeProfit(Price.of("21.5"))),
            "'limit_price':'20.1','order_class':'oto','take_profit':{'limit_price':'21.5'}",
            1),
        argumentSet(
            "oto with a stop",
            new Exits.OneTriggersOther(new Exits.StopLoss(Price.of("19"), null)),
            "'limit_price':'20.1','order_class':'oto','stop_loss':{'stop_price':'19'}",
            1),
        argumentSet(
            "oco",
            new Exits.OneCancelsOther(new Exits.StopLoss(Price.of("21"), null)),
            "'order_class':'oco','take_profit':{'limit_price':'20.1'},"
                + "'stop_loss':{'stop_price':'21'}",
            1));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void writesEachOrderClassAndReadsItsLegs(Exits exits, String fields, int legs) {
    var terms =
        new OrderTerms(
            new Symbol("AAPL"),
            Side.BUY,
            SHARES,
            new Pricing.Limit(Price.of("20.1")),
            TimeInForce.DAY,
            false,
            exits);

    SendOutcome outcome = broker.submit(new OrderInstruction(ID, terms), () -> true);

    String expected =
        "{'client_order_id':'%s','symbol':'AAPL','side':'buy','type':'limit',".formatted(ID.value())
            + "'time_in_force':'day','qty':'10',"
            + fields
            + "}";
    assertThat(alpaca.arrival(ID.value(), 0))
        .isEqualTo(mapper().readTree(expected.replace('\'', '"')));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class,
            accepted -> assertIsWithLegs(accepted.order(), terms, legs));
    assertThat(broker.find(ID))
        .as("by client order id, where Alpaca tells of no legs")
        .isInstanceOfSatisfying(
            OrderLookup.Found.class, found -> assertIsWithLegs(found.order(), terms, legs));
  }

  private static void assertIsWithLegs(BrokerOrder order, OrderTerms terms, int legs) {
    assertThat(order.isWhatWasAskedFor(terms)).isTrue();
    assertThat(order.legs())
        .hasSize(legs)
        .allSatisfy(leg -> assertThat(leg.terms().inOurWords()).isPresent());
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        argumentSet(
            "limit",
            terms(SHARES, new Pricing.Limit(Price.of("20.1")), TimeInForce.GTC, false),
            "'time_in_force':'gtc','qty':'10','limit_price':'20.1'"),
        argumentSet(
            "stop limit",
            terms(
                SHARES,
                new Pricing.StopLimit(Price.of("19.9"), Price.of("19.8")),
                TimeInForce.DAY,
                false),
            "'time_in_force':'day','qty':'10','limit_price':'19.8','stop_price':'19.9'"),
        argumentSet(
            "trailing by price",
            terms(
                SHARES,
                new Pricing.TrailingStop(new Pricing.Trail.ByPrice(Price.of("0.5"))),
                TimeInForce.DAY,
                false),
            "'time_in_force':'day','qty':'10','trail':'0.5'"),
        argumentSet(
            "trailing by percent",
            terms(
                SHARES,
                new Pricing.TrailingStop(new Pricing.Trail.ByPercent(new BigDecimal("1.5"))),
                TimeInForce.DAY,
                false),
            "'time_in_force':'day','qty':'10','trail':'1.5'"),
        argumentSet(
            "a fraction, which it cannot say",
            TERMS,
            "'time_in_force':'day','limit_price':'20.1'"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void asksForAllTermsOfAReplacement(OrderTerms terms, String fields) {
    broker.submit(new OrderInstruction(new ClientOrderId("first"), terms), () -> true);
    var first = new BrokerOrderId(alpaca.order("first").path("id").asString());

    SendOutcome outcome =
        broker.replace(new ReplaceInstruction(first, new OrderInstruction(ID, terms)), () -> true);

    String expected = "{'client_order_id':'%s',%s}".formatted(ID.value(), fields);
    assertThat(alpaca.changes()).containsExactly(mapper().readTree(expected.replace('\'', '"')));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class,
            accepted -> {
              assertThat(accepted.order().clientOrderId()).isEqualTo(ID);
              assertThat(accepted.order().isWhatWasAskedFor(terms)).isTrue();
            });
    assertThat(alpaca.arrivals()).as("never as an order").containsExactly("first");
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void knowsNothingAfterARequestToReplaceEither(Fault fault) {
    broker.submit(new OrderInstruction(new ClientOrderId("first"), TERMS), () -> true);
    var first = new BrokerOrderId(alpaca.order("first").path("id").asString());
    alpaca.script(fault);

    assertThat(broker.replace(new ReplaceInstruction(first, ORDER), () -> true))
        .isInstanceOf(SendOutcome.Unclear.class);
    assertThat(alpaca.changes()).as("sent once, whatever comes back").hasSize(1);
  }

  @Test
  void knowsThatWhatTheBrokerDoesNotHaveIsNotReplaced() {
    var nobody = new BrokerOrderId("nobody");

    assertThat(broker.replace(new ReplaceInstruction(nobody, ORDER), () -> true))
        .isEqualTo(new SendOutcome.Refused(404, "order not found"));
    assertThat(broker.replace(new ReplaceInstruction(nobody, ORDER), () -> false))
        .isInstanceOf(SendOutcome.NotSent.class);
    assertThat(alpaca.changes()).hasSize(1);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        argumentSet("400", 400, "request body format is invalid"),
        argumentSet("401", 401, "unauthorized."),
        argumentSet("403", 403, "insufficient buying power"),
        argumentSet("422", 422, "sub-penny increment does not fulfill minimum pricing criteria"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void takesARefusalAtItsWord(int status, String message) {
    alpaca.script(Fault.Answer.of(status, "{\"code\":1,\"message\":\"%s\"}".formatted(message)));

    assertThat(broker.submit(ORDER, () -> true))
        .isEqualTo(new SendOutcome.Refused(status, message));
  }

  @Test
  void takesARefusalWithoutWordsFor400() {
    alpaca.script(Fault.Answer.of(400, ""));

    assertThat(broker.submit(ORDER, () -> true))
        .isEqualTo(new SendOutcome.Refused(400, "HTTP 400"));
  }

  static Stream<Arguments> duplicates() {
    return Stream.of(
        argumentSet("by the usual code", 40010001), argumentSet("by another code", 42210000));
  }

  @ParameterizedTest
  @MethodSource("duplicates")
  void doesNotTakeADuplicateIdForARefusal(int code) {
    alpaca.script(
        Fault.Answer.of(
            422, "{\"code\":%d,\"message\":\"client_order_id must be unique\"}".formatted(code)));

    assertThat(broker.submit(ORDER, () -> true)).isInstanceOf(SendOutcome.Duplicate.class);
  }

  static Stream<Arguments> waits() {
    return Stream.of(
        argumentSet("Retry-After", Map.of("Retry-After", "7"), 7),
        argumentSet(
            "X-RateLimit-Reset",
            Map.of("X-RateLimit-Reset", Long.toString(NOW.getEpochSecond() + 9)),
            9),
        argumentSet("nothing", Map.of(), 1),
        argumentSet("nonsense", Map.of("Retry-After", "soon"), 1),
        argumentSet("far too long", Map.of("Retry-After", "86400"), 60),
        argumentSet("the past", Map.of("X-RateLimit-Reset", "1"), 1));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void waitsAsLongAsTheBrokerSays(Map<String, String> headers, int seconds) {
    alpaca.script(new Fault.Answer(429, "{\"message\":\"rate limit exceeded\"}", headers));

    assertThat(broker.submit(ORDER, () -> true))
        .isEqualTo(new SendOutcome.Throttled(Duration.ofSeconds(seconds)));
  }

  @Test
  void knowsThatNothingLeftWithoutAConnection() {
    Broker nobodyThere = brokerAt("http://127.0.0.1:1");

    assertThat(nobodyThere.submit(ORDER, () -> true)).isInstanceOf(SendOutcome.NotSent.class);
  }

  @Test
  void knowsThatNothingLeftWithoutAName() {
    Broker nowhere = brokerAt("http://broker.invalid");

    assertThat(nowhere.submit(ORDER, () -> true)).isInstanceOf(SendOutcome.NotSent.class);
  }

  @Test
  void sendsNothingOnceTheWindowHasClosed() {
    assertThat(broker.submit(ORDER, () -> false)).isInstanceOf(SendOutcome.NotSent.class);
    assertThat(alpaca.arrivals()).isEmpty();
  }

  @Test
  void findsWhatItSentAsItWasAskedFor() {
    assertThat(broker.submit(ORDER, () -> true)).isInstanceOf(SendOutcome.Accepted.class);

    assertThat(broker.find(ID))
        .isInstanceOfSatisfying(
            OrderLookup.Found.class,
            found -> {
              assertThat(found.order().isWhatWasAskedFor(TERMS)).isTrue();
              assertThat(broker.find(found.order().id())).isEqualTo(found);
            });
  }

  @Test
  void doesNotFindWhatTheBrokerDoesNotHave() {
    assertThat(broker.find(new ClientOrderId("nobody"))).isEqualTo(new OrderLookup.Absent());
    assertThat(broker.find(new BrokerOrderId("nobody"))).isEqualTo(new OrderLookup.Absent());
  }

  /** As of a proxy, or of a base URL that is wrong. */
  @Test
  void doesNotTakeAnothers404ForAbsence() {
    Broker astray = brokerAt(alpaca.baseUrl() + "/astray");

    assertThat(astray.find(ID)).isInstanceOf(OrderLookup.Unreadable.class);
    assertThat(astray.find(new BrokerOrderId("x"))).isInstanceOf(OrderLookup.Unreadable.class);
  }

  @Test
  void doesNotTakeSilenceForAbsence() {
    alpaca.goAway();

    assertThat(broker.find(ID)).isInstanceOf(OrderLookup.Unreadable.class);
    assertThat(broker.cancel(new BrokerOrderId("x"))).isInstanceOf(CancelReply.Unclear.class);
    assertThatThrownBy(broker::openOrders).isInstanceOf(BrokerUnreadableException.class);
    assertThatThrownBy(broker::cancelAll).isInstanceOf(BrokerUnreadableException.class);
  }

  @Test
  void tellsACancelThatCannotBeFromOneThatMayBe() {
    broker.submit(ORDER, () -> true);
    var id = new BrokerOrderId(alpaca.order(ID.value()).path("id").asString());

    assertThat(broker.cancel(id)).isEqualTo(new CancelReply.Requested());
    assertThat(broker.cancel(id)).isInstanceOf(CancelReply.NotCancelable.class);
  }

  @Test
  void keepsRoomForCancelsAndLookupsWhateverIsOrderedAndPolled() {
    alpaca.stateRate(200, 200, Duration.ofSeconds(60));
    Broker polls = broker.inBackground();
    List<BrokerOrderId> sent = new ArrayList<>();
    while (budget.take().isPresent()) {
      var order = new OrderInstruction(new ClientOrderId("c-" + sent.size()), TERMS);
      if (broker.submit(order, () -> true) instanceof SendOutcome.Accepted(BrokerOrder taken)) {
        sent.add(taken.id());
      }
    }
    assertThat(sent).hasSize(140);

    for (int i = 0; i < 9; i++) {
      assertThat(polls.openOrders()).hasSize(140);
    }
    assertThatThrownBy(polls::openOrders).isInstanceOf(BrokerUnreadableException.class);
    assertThat(polls.find(sent.getFirst())).isInstanceOf(OrderLookup.Unreadable.class);
    for (int i = 0; i < 11; i++) {
      assertThat(broker.find(new ClientOrderId("c-" + i))).isInstanceOf(OrderLookup.Found.class);
    }
    assertThat(broker.find(sent.getFirst())).isInstanceOf(OrderLookup.Unreadable.class);
    for (BrokerOrderId id : sent.subList(0, 20)) {
      assertThat(broker.cancel(id)).isEqualTo(new CancelReply.Requested());
    }
    assertThat(broker.cancel(sent.getLast()))
        .as("the tenth that is not ours")
        .isInstanceOf(CancelReply.Unclear.class);
    assertThat(broker.cancelAll()).as("stopping is never held back").isEqualTo(120);
  }

  @Test
  void sendsNoOrdersAfterARefusalForTooManyUntilTheBrokerListensAgain() {
    alpaca.script(
        new Fault.Answer(429, "{\"message\":\"rate limit exceeded\"}", Map.of("Retry-After", "7")));
    broker.submit(ORDER, () -> true);

    assertThat(budget.take()).isEmpty();
    assertThat(broker.find(ID)).as("a lookup goes out").isInstanceOf(OrderLookup.Absent.class);
    nanos.addAndGet(Duration.ofMillis(6_999).toNanos());
    assertThat(budget.take()).isEmpty();
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(budget.take()).isPresent();
  }

  private static OrderTerms terms(
      OrderAmount amount, Pricing pricing, TimeInForce timeInForce, boolean extendedHours) {
    return new OrderTerms(
        new Symbol("AAPL"), Side.BUY, amount, pricing, timeInForce, extendedHours);
  }

  /** An acceptance that is right but for one field. */
  private static Fault accepted(String field) {
    String name = field.substring(1, field.indexOf('"', 1));
    String body =
        """
        {"id":"b-1","client_order_id":"%s","symbol":"AAPL","side":"buy","type":"limit","qty":"10.5",
         "limit_price":"20.10","status":"new","filled_qty":"0","updated_at":"2013-01-02T15:00:00Z"}
        """
            .formatted(ID.value());
    String broken = body.replaceFirst("\"" + name + "\":\"[^\"]*\"", field);
    if (broken.equals(body)) {
      throw new IllegalArgumentException("nothing was broken by " + field);
    }
    return new Fault.AcceptButAnswer(200, broken);
  }

  private Broker brokerAt(String baseUrl) {
    var reader = new AlpacaReader(mapper());
    return new AlpacaBroker(
        http(baseUrl), reader, new SubmitReply(reader, SettableClock.at(NOW.toString())), mapper());
  }

  private AlpacaHttp http(String baseUrl) {
    return new AlpacaHttp(
        client,
        new BrokerProperties(
            BrokerKind.VENUE,
            null,
            "paper",
            URI.create(baseUrl),
            URI.create("ws://127.0.0.1:1"),
            Secret.of("key"),
            Secret.of("secret"),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            16,
            Duration.ofMillis(250),
            200),
        budget,
        SettableClock.at(NOW.toString()));
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder().build();
  }
}
