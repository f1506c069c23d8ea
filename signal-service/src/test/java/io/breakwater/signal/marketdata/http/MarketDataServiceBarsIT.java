package io.breakwater.signal.marketdata.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.signal.Bars;
import io.breakwater.signal.MarketDataStub;
import io.breakwater.signal.marketdata.BarSource;
import io.breakwater.signal.marketdata.BarSourceContract;
import io.breakwater.signal.marketdata.DailyBar;
import io.breakwater.signal.marketdata.DailyBars;
import io.breakwater.signal.marketdata.MarketDataUnavailableException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

class MarketDataServiceBarsIT extends BarSourceContract {
  private static final LocalDate DAY = LocalDate.of(2012, 12, 31);

  private final MarketDataStub stub = MarketDataStub.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  @Override
  protected BarSource having(Map<String, List<DailyBar>> bars) {
    stub.serve(bars);
    return source(stub.baseUrl());
  }

  @Override
  protected BarSource away() {
    stub.close();
    return source(stub.baseUrl());
  }

  @Test
  void asksForBarsAdjustedForSplitsAndDividends() {
    having(Bars.wandering(List.of("AAPL"), DAY, DAY)).dailyBars(List.of("AAPL"), DAY, DAY);

    assertThat(stub.requests())
        .singleElement()
        .satisfies(uri ->
            assertThat(uri.getQuery())
                .isEqualTo(
                    "symbols=AAPL&start=2012-12-31&end=2012-12-31&timeframe=1Day&adjustment=all"));
  }

  @Test
  void splitsALargeQuestionAndJoinsTheAnswers() {
    List<String> symbols = IntStream.range(0, 40).mapToObj(i -> "S" + i).toList();
    BarSource source = having(Bars.wandering(symbols, DAY, DAY));

    DailyBars found = source.dailyBars(symbols, DAY.minusYears(12), DAY);

    assertThat(found.bySymbol()).hasSize(40);
    assertThat(stub.requests()).hasSizeBetween(2, 5);
  }

  @Test
  void readsABarWithoutVwapAndIgnoresWhatItDoesNotKnow() {
    stub.answerInstead(
        200,
        """
        {"bars":{"AAPL":[{"date":"2012-12-31","open":"1","high":"2","low":"1","close":"1.5","volume":"10.25",
          "vwap":null,"trades":7}]},"newcomer":true}\
        """);

    DailyBars found = source(stub.baseUrl()).dailyBars(List.of("AAPL"), DAY, DAY);

    assertThat(found.bySymbol().get("AAPL").getFirst().vwap()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "{\"bars\":{\"AAPL\":null}}",
        "{\"bars\":{\"AAPL\":[null]}}",
        "{\"bars\":{},\"missing\":[{\"symbol\":\"AAPL\"}]}",
        "{\"bars\":{},\"missing\":[null]}",
        "{\"bars\":{\"AAPL\":[{\"date\":\"2012-12-31\"}]}}",
        "{\"bars\":{\"AAPL\":[{\"date\":\"2012-12-31\",\"open\":\"0\",\"high\":\"2\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"1\"}]}}",
        "{\"bars\":{\"AAPL\":[{\"date\":\"2013-01-02\",\"open\":\"1\",\"high\":\"2\",\"low\":\"1\",\"close\":\"1\",\"volume\":\"1\"}]}}"
      })
  void takesAnUnusableAnswerForNone(String body) {
    stub.answerInstead(200, body);
    BarSource source = source(stub.baseUrl());

    assertThatThrownBy(() -> source.dailyBars(List.of("AAPL"), DAY, DAY))
        .isInstanceOf(MarketDataUnavailableException.class);
  }

  @Test
  void doesNotGoOnWithoutASymbolWhoseVendorIsAway() {
    stub.answerInstead(
        200,
        """
        {"bars":{"AAPL":[{"date":"2012-12-31","open":"1","high":"2","low":"1","close":"1.5","volume":"1"}]},
         "missing":[{"symbol":"IBM","reason":"SERVICE_UNAVAILABLE"}]}\
        """);
    BarSource source = source(stub.baseUrl());

    assertThatThrownBy(() -> source.dailyBars(List.of("AAPL", "IBM"), DAY, DAY))
        .isInstanceOf(MarketDataUnavailableException.class)
        .hasMessageContaining("IBM");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 500, 503})
  void takesARefusalForNoAnswer(int status) {
    stub.answerInstead(status, "{\"code\":\"SOMETHING\"}");
    BarSource source = source(stub.baseUrl());

    assertThatThrownBy(() -> source.dailyBars(List.of("AAPL"), DAY, DAY))
        .isInstanceOf(MarketDataUnavailableException.class)
        .hasMessageContaining(String.valueOf(status));
  }

  private static BarSource source(String baseUrl) {
    return new MarketDataServiceBars(
        RestClient.builder()
            .baseUrl(baseUrl)
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(TolerantJson.mapper())))
            .build());
  }
}
