package io.breakwater.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.clock.MarketClock;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Role;
import io.breakwater.signal.model.Model;
import io.breakwater.signal.model.ModelRegistry;
import io.breakwater.signal.model.StrategyId;
import io.breakwater.testing.OpenApiFile;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestKeys;
import io.breakwater.testing.WithInfra;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service over its REST interface, with PostgreSQL, LightGBM and a stand-in for the
 * market-data service. Each test has a strategy of its own.
 */
@WithInfra(schema = "signal")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "breakwater.models.reload-interval=200ms",
      "breakwater.training.trees=5",
      "breakwater.training.folds=1"
    })
class SignalApiIT {
  private static final List<String> SYMBOLS = List.of("AAPL", "FB", "GOOG", "IBM", "MSFT");
  private static final LocalDate FROM = LocalDate.of(2011, 1, 3);
  private static final LocalDate THROUGH = LocalDate.of(2012, 12, 31);
  private static final String NOW = "2012-12-31T23:00:00Z";
  private static final MarketDataStub MARKET_DATA = MarketDataStub.start();

  @Autowired private ModelRegistry registry;
  @Autowired private JdbcClient jdbc;
  private Api api;

  @TestConfiguration
  static class Doubles {
    @Bean
    KeyVerifier keyVerifier() {
      return TestKeys.verifier();
    }

    @Bean
    MarketClock marketClock() {
      return SettableMarketClock.at(NOW);
    }
  }

  @DynamicPropertySource
  static void peers(DynamicPropertyRegistry registry) {
    registry.add("breakwater.peers.market-data-service.base-url", MARKET_DATA::baseUrl);
    registry.add("breakwater.security.service-key", () -> TestKeys.key(Role.SERVICE).reveal());
  }

  @BeforeEach
  void serve(@LocalServerPort int port) {
    api = new Api(port);
    MARKET_DATA.serve(Bars.wandering(SYMBOLS, FROM, THROUGH));
  }

  @AfterAll
  static void stop() {
    MARKET_DATA.close();
  }

  @Test
  void trainsActivatesAndGenerates() {
    Api.Answer trained = train("whole");
    Api.Answer activated = api.post(Role.OPERATOR, "/api/v1/models/whole/1/activate", "");
    Api.Answer generated = generate("whole", "2013-01-02", 2, 2);

    assertThat(trained.status()).as(trained.text()).isEqualTo(201);
    assertThat(trained.at("/strategy").asString()).isEqualTo("whole");
    assertThat(trained.at("/version").asInt()).isEqualTo(1);
    assertThat(trained.at("/status").asString()).isEqualTo("staged");
    assertThat(trained.at("/sha256").asString()).hasSize(64);
    assertThat(trained.at("/features").size()).isEqualTo(158);
    assertThat(trained.at("/trained_on/end").asString()).isEqualTo("2012-12-28");
    assertThat(trained.at("/metrics/validation_rank_ic").isNumber()).isTrue();
    assertThat(activated.status()).as(activated.text()).isEqualTo(200);
    assertThat(activated.at("/status").asString()).isEqualTo("active");
    assertThat(generated.status()).as(generated.text()).isEqualTo(200);
    assertThat(generated.at("/bars_through").asString()).isEqualTo("2012-12-31");
    assertThat(generated.at("/model_version").asInt()).isEqualTo(1);
    assertThat(generated.at("/generated_at").asString()).isEqualTo(NOW);
    assertThat(generated.at("/signals").size()).isEqualTo(5);
    assertThat(generated.at("/signals/0/rank").asInt()).isEqualTo(1);
    assertThat(generated.at("/signals/0/weight").doubleValue()).isEqualTo(0.5);
    assertThat(generated.at("/signals/4/weight").doubleValue()).isEqualTo(-0.5);
    assertThat(generated.at("/excluded").isEmpty()).isTrue();
    Api.Answer listed = api.get(Role.VIEWER, "/api/v1/signals?strategy=whole&date=2013-01-02");
    assertThat(listed.at("/signal_sets/0")).isEqualTo(generated.json());
  }

  @Test
  void picksUpAModelThatAnotherInstanceActivated() {
    train("elsewhere");
    assertThat(generate("elsewhere", "2013-01-02", 1, 1).problem())
        .isEqualTo("409 NO_MODEL_LOADED");
    Model model = registry.newest(new StrategyId("elsewhere"), 1).getFirst();

    registry.activate(model.id(), Instant.parse(NOW));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(generate("elsewhere", "2013-01-02", 1, 1).status()).isEqualTo(200));
  }

  @Test
  void keepsTheGoodModelWhenItsSuccessorWasTamperedWith() {
    trainAndActivate("tampered");
    train("tampered");
    jdbc.sql(
            "update model set model_text = model_text || ' ' where strategy = 'tampered' and version = 2")
        .update();

    Api.Answer refused = api.post(Role.OPERATOR, "/api/v1/models/tampered/2/activate", "");
    assertThat(refused.problem()).isEqualTo("422 MODEL_UNUSABLE");

    registry.activate(
        registry.newest(new StrategyId("tampered"), 1).getFirst().id(), Instant.parse(NOW));
    Api.Answer reload = api.post(Role.OPERATOR, "/api/v1/models/reload", "");
    assertThat(reload.at("/outcome").asString()).isEqualTo("failed");
    assertThat(reload.at("/failures/0/what").asString()).isEqualTo("tampered/2");
    assertThat(generate("tampered", "2013-01-02", 1, 1).at("/model_version").asInt()).isEqualTo(1);
    assertThat(api.get(Role.VIEWER, "/api/v1/models/reload").at("/loaded").toString())
        .contains("tampered");
    api.post(Role.OPERATOR, "/api/v1/models/tampered/2/retire", "");
  }

  @Test
  void listsModelsAndTheirLives() {
    trainAndActivate("lives");
    trainAndActivate("lives", 2);

    assertThat(
            api.get(Role.VIEWER, "/api/v1/models?strategy=lives")
                .json()
                .findValuesAsString("status"))
        .containsExactly("active", "retired");
    assertThat(api.get(Role.VIEWER, "/api/v1/models/active?strategy=lives").at("/version").asInt())
        .isEqualTo(2);
    assertThat(api.post(Role.OPERATOR, "/api/v1/models/lives/1/activate", "").problem())
        .isEqualTo("409 MODEL_STATUS_CONFLICT");
    assertThat(
            api.post(Role.OPERATOR, "/api/v1/models/lives/2/retire", "").at("/status").asString())
        .isEqualTo("retired");
    assertThat(api.get(Role.VIEWER, "/api/v1/models/active?strategy=lives").problem())
        .isEqualTo("404 NO_ACTIVE_MODEL");
    assertThat(generate("lives", "2013-01-02", 1, 1).problem()).isEqualTo("409 NO_MODEL_LOADED");
    assertThat(api.post(Role.OPERATOR, "/api/v1/models/lives/9/activate", "").problem())
        .isEqualTo("404 MODEL_NOT_FOUND");
  }

  @Test
  void refusesDatesItHasNoBarsFor() {
    trainAndActivate("dates");

    assertThat(generate("dates", "2013-01-01", 1, 1).problem()).isEqualTo("422 NOT_A_SESSION");
    assertThat(generate("dates", "2013-01-03", 1, 1).problem()).isEqualTo("422 SESSION_NOT_OVER");
    assertThat(generate("dates", "1999-01-04", 1, 1).problem()).isEqualTo("422 NOT_A_SESSION");
    MARKET_DATA.serve(Bars.wandering(SYMBOLS, FROM, LocalDate.of(2012, 12, 28)));
    Api.Answer behind = generate("dates", "2013-01-02", 1, 1);
    assertThat(behind.problem()).isEqualTo("503 BARS_BEHIND");
    assertThat(behind.header("Retry-After")).isPresent();
    MARKET_DATA.answerInstead(503, "{}");
    assertThat(generate("dates", "2013-01-02", 1, 1).problem())
        .isEqualTo("503 MARKET_DATA_UNAVAILABLE");
    assertThat(train("dates").problem()).isEqualTo("503 MARKET_DATA_UNAVAILABLE");
  }

  @Test
  void namesTheSymbolsItLeftOutWhenThereAreTooFew() {
    trainAndActivate("few");
    MARKET_DATA.serve(Bars.wandering(List.of("AAPL", "IBM"), FROM, THROUGH));

    Api.Answer refused = generate("few", "2013-01-02", 2, 2);

    assertThat(refused.problem()).isEqualTo("422 NOT_ENOUGH_SYMBOLS");
    assertThat(refused.at("/excluded").findValuesAsString("symbol"))
        .containsExactly("FB", "GOOG", "MSFT");
    assertThat(refused.at("/excluded/0/reason").asString()).isEqualTo("NO_BARS");
    assertThat(api.get(Role.VIEWER, "/api/v1/signals?strategy=few").at("/signal_sets").isEmpty())
        .isTrue();
  }

  @Test
  void refusesUnknownSymbolsAndADateThatTheModelWasTrainedOn() {
    trainAndActivate("unfit");
    String unknown =
        """
        {"strategy":"unfit","symbols":["NONE","NOBODY"],"date":"2013-01-02","top_n":1,"bottom_n":1}\
        """;

    assertThat(api.post(Role.TRADER, "/api/v1/signals/generate", unknown).problem())
        .isEqualTo("422 NOT_ENOUGH_SYMBOLS");
    assertThat(generate("unfit", "2012-12-28", 1, 1).problem()).isEqualTo("422 MODEL_SAW_DATE");
    assertThat(generate("unfit", "2012-12-31", 1, 1).at("/bars_through").asString())
        .isEqualTo("2012-12-28");
    assertThat(setsOf("unfit")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("nonsenseToGenerate")
  void refusesNonsenseToGenerateAndStoresNothing(String problem, String body) {
    if (!registry.knows(new StrategyId("nonsense"))) {
      trainAndActivate("nonsense");
    }

    assertThat(api.post(Role.TRADER, "/api/v1/signals/generate", body).problem())
        .isEqualTo(problem);
    assertThat(setsOf("nonsense")).isZero();
  }

  private long setsOf(String strategy) {
    return jdbc.sql("select count(*) from signal_set where strategy = :strategy")
        .param("strategy", strategy)
        .query(Long.class)
        .single();
  }

  static List<Object[]> nonsenseToGenerate() {
    String valid =
        "{'strategy':'nonsense','symbols':['AAPL','IBM'],'date':'2013-01-02','top_n':1,'bottom_n':1}"
            .replace('\'', '"');
    String tooMany = "\"symbols\":[" + "\"A\",".repeat(500) + "\"A\"]";
    return List.of(
        new Object[] {"404 UNKNOWN_STRATEGY", valid.replace("nonsense", "unheard-of")},
        new Object[] {"400 INVALID_REQUEST", ""},
        new Object[] {"400 INVALID_REQUEST", "{}"},
        new Object[] {"400 INVALID_REQUEST", "null"},
        new Object[] {"400 INVALID_REQUEST", "[]"},
        new Object[] {"400 INVALID_REQUEST", valid.replace("}", "")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("}", ",\"capital\":1}")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"top_n\":1", "\"top_n\":\"1\"")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"top_n\":1", "\"top_n\":1.5")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"top_n\":1", "\"top_n\":-1")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"top_n\":1", "\"top_n\":null")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"top_n\":1", "\"top_n\":99999999999")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"IBM\"", "\"ibm\"")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"IBM\"", "null")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"IBM\"", "7")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("[\"AAPL\",\"IBM\"]", "[]")},
        new Object[] {
          "400 INVALID_REQUEST", valid.replace("\"symbols\":[\"AAPL\",\"IBM\"]", tooMany)
        },
        new Object[] {"400 INVALID_REQUEST", valid.replace("2013-01-02", "2013-02-30")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("2013-01-02", "tomorrow")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("nonsense", "../etc")},
        new Object[] {"400 INVALID_REQUEST", valid.replace("\"bottom_n\":1", "\"bottom_n\":-1")},
        new Object[] {"422 NOT_ENOUGH_SYMBOLS", valid.replace("\"top_n\":1", "\"top_n\":2")},
        new Object[] {"422 NOT_A_SESSION", valid.replace("2013-01-02", "2013-01-01")},
        new Object[] {"422 NOT_A_SESSION", valid.replace("2013-01-02", "1912-01-02")},
        new Object[] {"422 SESSION_NOT_OVER", valid.replace("2013-01-02", "2013-06-03")},
        new Object[] {"422 MODEL_SAW_DATE", valid.replace("2013-01-02", "2012-12-27")},
        new Object[] {"422 NOTHING_SELECTED", valid.replace("_n\":1", "_n\":0")},
        new Object[] {"422 DUPLICATE_SYMBOL", valid.replace("IBM", "AAPL")});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 INVALID_REQUEST | {}",
        "400 INVALID_REQUEST | {'strategy':'bad','symbols':['AAPL'],'train_end':'2012-12-28'}",
        "400 INVALID_REQUEST | {'strategy':'bad','symbols':['AAPL','IBM']}",
        "400 INVALID_REQUEST | {'strategy':'bad','symbols':['AAPL','IBM'],'train_end':20121228}",
        "422 DUPLICATE_SYMBOL | {'strategy':'bad','symbols':['AAPL','AAPL'],'train_end':'2012-12-28'}",
        "422 SESSION_NOT_OVER | {'strategy':'bad','symbols':['AAPL','IBM'],'train_end':'2013-01-02'}",
        "422 NO_SESSIONS | {'strategy':'bad','symbols':['AAPL','IBM'],'train_end':'1970-01-01'}",
        "422 NO_SESSIONS | {'strategy':'bad','symbols':['AAPL','IBM'],'train_start':'2012-12-31','train_end':'2012-12-28'}",
        "422 TOO_FEW_ROWS | {'strategy':'bad','symbols':['AAPL','IBM'],'train_start':'2012-12-03','train_end':'2012-12-28'}",
        "422 TOO_FEW_ROWS | {'strategy':'bad','symbols':['AAPL','NONE'],'train_end':'2012-12-28'}",
      })
  void refusesNonsenseToTrainAndRegistersNothing(String problem, String body) {
    assertThat(api.post(Role.OPERATOR, "/api/v1/models/train", body.replace('\'', '"')).problem())
        .isEqualTo(problem);
    assertThat(registry.knows(new StrategyId("bad"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/models",
        "/api/v1/models?strategy=",
        "/api/v1/models?strategy=a%20b",
        "/api/v1/models?strategy=alpha&limit=0",
        "/api/v1/models?strategy=alpha&limit=x",
        "/api/v1/models/active",
        "/api/v1/signals",
        "/api/v1/signals?strategy=alpha&date=today",
        "/api/v1/signals?strategy=alpha&limit=101"
      })
  void refusesNonsenseInQueries(String path) {
    assertThat(api.get(Role.VIEWER, path).problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/models/alpha/0/activate", "/api/v1/models/alpha/one/activate"})
  void refusesVersionsThatAreNone(String path) {
    assertThat(api.post(Role.OPERATOR, path, "").problem()).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void letsOnlyTheRoleDoWhatIsItsOwn() {
    assertThat(api.post(Role.VIEWER, "/api/v1/signals/generate", "{}").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(api.post(Role.OPERATOR, "/api/v1/signals/generate", "{}").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(api.post(Role.SERVICE, "/api/v1/signals/generate", "{}").problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(api.post(Role.TRADER, "/api/v1/models/train", "{}").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(api.post(Role.TRADER, "/api/v1/models/alpha/1/activate", "").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(api.post(Role.TRADER, "/api/v1/models/alpha/1/retire", "").problem())
        .isEqualTo("403 FORBIDDEN");
    assertThat(api.post(Role.TRADER, "/api/v1/models/reload", "").problem())
        .isEqualTo("403 FORBIDDEN");
  }

  @Test
  void countsItsLooksAtTheRegistry() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(api.get(Role.VIEWER, "/actuator/prometheus").text())
                .contains("model_reloads_total{")
                .contains("models_loaded "));
  }

  @Test
  void describesItselfAsItsOpenApiFileSays(@LocalServerPort int port) {
    OpenApiFile.check("signal-service", port);
  }

  private void trainAndActivate(String strategy) {
    trainAndActivate(strategy, 1);
  }

  private void trainAndActivate(String strategy, int version) {
    assertThat(train(strategy).status()).isEqualTo(201);
    Api.Answer activated =
        api.post(Role.OPERATOR, "/api/v1/models/" + strategy + "/" + version + "/activate", "");
    assertThat(activated.status()).as(activated.text()).isEqualTo(200);
  }

  private Api.Answer train(String strategy) {
    return api.post(
        Role.OPERATOR,
        "/api/v1/models/train",
        """
        {"strategy":"%s","symbols":["AAPL","FB","GOOG","IBM","MSFT"],"train_end":"2012-12-28"}\
        """
            .formatted(strategy));
  }

  private Api.Answer generate(String strategy, String date, int topN, int bottomN) {
    return api.post(
        Role.TRADER,
        "/api/v1/signals/generate",
        """
        {"strategy":"%s","symbols":["AAPL","FB","GOOG","IBM","MSFT"],"date":"%s","top_n":%d,"bottom_n":%d}\
        """
            .formatted(strategy, date, topN, bottomN));
  }
}
