package io.breakwater.marketdata.feed.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.marketdata.bar.Adjustment;
import io.breakwater.marketdata.bar.Bar;
import io.breakwater.marketdata.bar.DateRange;
import io.breakwater.marketdata.bar.Series;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.marketdata.vendor.FakeVendor;
import io.breakwater.testing.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

class AlpacaRestIT {

  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Series RAW = new Series(AAPL, Adjustment.RAW);
  private static final DateRange TWO_DAYS =
      new DateRange(LocalDate.parse("2013-01-02"), LocalDate.parse("2013-01-03"));

  private final FakeVendor vendor = FakeVendor.start();
  private final SettableClock machine = SettableClock.at("2026-11-22T20:00:00Z");
  private final AlpacaRest rest = new AlpacaRest(client(), machine);
  private final AlpacaBars bars = new AlpacaBars(rest, "sip");
  private final AlpacaQuotes quotes = new AlpacaQuotes(rest, "iex");

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void followsThePagesToTheirEnd() {
    List<LocalDate> dates =
        LocalDate.parse("2012-12-03").datesUntil(LocalDate.parse("2012-12-08")).toList();
    vendor.trade("AAPL", dates, 500, 1_000);
    vendor.rest().pageSize(2);
    List<List<Bar>> pages = new ArrayList<>();

    bars.daily(RAW, new DateRange(dates.getFirst(), dates.getLast()), pages::add);

    assertThat(pages).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(pages.stream().flatMap(List::stream).map(Bar::date))
        .containsExactlyElementsOf(dates);
  }

  @Test
  void readsPricesDigitForDigitAndDatesInNewYork() {
    vendor
        .data()
        .bar(
            "AAPL",
            LocalDate.parse("2013-01-02"),
            new BigDecimal("549.0301230000000004"),
            new BigDecimal("20018500"));

    Bar bar = oneBar();

    assertThat(bar.date()).isEqualTo("2013-01-02");
    assertThat(bar.open()).hasToString("549.0301230000000004");
    assertThat(bar.volume()).hasToString("20018500");
  }

  @Test
  void leavesOutABarThatMakesNoSenseAndCountsIt() {
    vendor.data().bar("AAPL", LocalDate.parse("2013-01-02"), new BigDecimal("0.5"), BigDecimal.ONE);
    vendor.trade("AAPL", List.of(LocalDate.parse("2013-01-03")), 500, 1_000);

    assertThat(oneBar().date()).isEqualTo("2013-01-03");
    assertThat(bars.refused()).isEqualTo(1);
  }

  @Test
  void findsNoBarsOfASymbolThatTheVendorDoesNotKnow() {
    List<Bar> found = new ArrayList<>();

    bars.daily(RAW, TWO_DAYS, found::addAll);

    assertThat(found).isEmpty();
  }

  /** To take a refusal for an answer would mark dates as asked for whose bars never came. */
  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void doesNotTakeARefusalForTheEndOfTheBars(int status) {
    List<LocalDate> dates =
        LocalDate.parse("2012-12-03").datesUntil(LocalDate.parse("2012-12-08")).toList();
    vendor.trade("AAPL", dates, 500, 1_000);
    vendor.rest().pageSize(2);
    List<List<Bar>> pages = new ArrayList<>();

    assertThatThrownBy(() ->
            bars.daily(
                RAW,
                new DateRange(dates.getFirst(), dates.getLast()),
                page -> {
                  pages.add(page);
                  vendor.rest().failWith(status);
                }))
        .isInstanceOfSatisfying(
            VendorUnavailableException.class, e -> assertThat(e.isRefused()).isTrue());
    assertThat(pages).hasSize(1);
  }

  @Test
  void asksForTheFeedAndTheAdjustmentItWasToldTo() {
    bars.daily(new Series(AAPL, Adjustment.SPLIT), TWO_DAYS, page -> {});
    quotes.latest(List.of(AAPL));

    assertThat(vendor.rest().requests().getFirst())
        .contains("adjustment=split", "feed=sip", "timeframe=1Day", "symbols=AAPL");
    assertThat(vendor.rest().requests().getLast()).contains("feed=iex");
  }

  @Test
  void readsLatestQuotesOfTheSymbolsThatTheVendorKnows() {
    vendor.quote("AAPL", "549.99", "550.01", Instant.parse("2013-01-03T15:00:00.123456789Z"));

    var latest = quotes.latest(List.of(AAPL, Symbol.of("NOBODY")));

    assertThat(latest).containsOnlyKeys(AAPL);
    assertThat(latest.get(AAPL).bid()).isEqualByComparingTo("549.99");
    assertThat(latest.get(AAPL).quotedAt()).isEqualTo("2013-01-03T15:00:00.123456789Z");
  }

  @Test
  void readsAnIncompleteQuoteAsOneThatTheRulesDrop() {
    vendor.data().quoteWithout("AAPL", "ap");
    vendor.data().quoteWithout("MSFT", "t");

    var latest = quotes.latest(List.of(AAPL, Symbol.of("MSFT")));

    assertThat(latest.get(AAPL).ask()).isZero();
    assertThat(latest.get(Symbol.of("MSFT")).quotedAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void knowsASymbolFromThenOn() {
    var symbols = new AlpacaSymbols(quotes);
    vendor.quote("AAPL", "549.99", "550.01", Instant.parse("2013-01-03T15:00:00Z"));

    assertThat(symbols.knows(AAPL)).isTrue();
    assertThat(symbols.knows(AAPL)).isTrue();
    assertThat(symbols.knows(Symbol.of("NOBODY"))).isFalse();
    assertThat(vendor.rest().requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503, 301})
  void saysThatTheVendorGaveNoUsableAnswer(int status) {
    vendor.rest().failWith(status);

    assertThatThrownBy(() -> quotes.latest(List.of(AAPL)))
        .isInstanceOf(VendorUnavailableException.class)
        .hasMessageContaining(String.valueOf(status));
  }

  @Test
  void takesARefusedSymbolForUnknown() {
    vendor.rest().failWith(400);

    assertThat(quotes.latest(List.of(AAPL))).isEmpty();
  }

  @Test
  void asksNothingUntilTheTimeThatTheVendorNamed() {
    vendor.rest().failWith(429, "3");
    assertThatThrownBy(() -> quotes.latest(List.of(AAPL)))
        .isInstanceOf(VendorUnavailableException.class);
    vendor.rest().failWith(0);

    machine.advance(Duration.ofMillis(2_999));
    assertThatThrownBy(() -> quotes.latest(List.of(AAPL)))
        .isInstanceOf(VendorUnavailableException.class)
        .hasMessageContaining("slow down");
    assertThat(vendor.rest().requests()).hasSize(1);

    machine.advance(Duration.ofMillis(1));
    assertThat(quotes.latest(List.of(AAPL))).isEmpty();
  }

  @Test
  void saysThatAVendorWhoIsAwayDidNotAnswer() {
    vendor.goAway();

    try {
      assertThatThrownBy(() -> quotes.latest(List.of(AAPL)))
          .isInstanceOf(VendorUnavailableException.class);
    } finally {
      vendor.comeBack();
    }
  }

  private Bar oneBar() {
    List<Bar> found = new ArrayList<>();
    bars.daily(RAW, TWO_DAYS, found::addAll);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private RestClient client() {
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(Duration.ofSeconds(10));
    return RestClient.builder()
        .baseUrl(vendor.baseUrl())
        .requestFactory(requests)
        .defaultHeader("APCA-API-KEY-ID", FakeVendor.KEY_ID)
        .defaultHeader("APCA-API-SECRET-KEY", FakeVendor.SECRET_KEY)
        .configureMessageConverters(converters ->
            converters
                .registerDefaults()
                .withJsonConverter(new JacksonJsonHttpMessageConverter(TolerantJson.mapper())))
        .build();
  }
}
