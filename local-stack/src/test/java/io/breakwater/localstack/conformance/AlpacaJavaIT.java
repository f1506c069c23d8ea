package io.breakwater.localstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.breakwater.localstack.venue.RunningVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jacobpeterson.alpaca.AlpacaAPI;
import net.jacobpeterson.alpaca.model.endpoint.marketdata.common.historical.bar.enums.BarTimePeriod;
import net.jacobpeterson.alpaca.model.endpoint.marketdata.common.realtime.enums.MarketDataMessageType;
import net.jacobpeterson.alpaca.model.endpoint.marketdata.stock.historical.bar.enums.BarAdjustment;
import net.jacobpeterson.alpaca.model.endpoint.marketdata.stock.historical.bar.enums.BarFeed;
import net.jacobpeterson.alpaca.model.endpoint.marketdata.stock.realtime.quote.StockQuoteMessage;
import net.jacobpeterson.alpaca.model.endpoint.orders.Order;
import net.jacobpeterson.alpaca.model.endpoint.orders.enums.OrderSide;
import net.jacobpeterson.alpaca.model.endpoint.orders.enums.OrderStatus;
import net.jacobpeterson.alpaca.model.endpoint.orders.enums.OrderTimeInForce;
import net.jacobpeterson.alpaca.model.endpoint.orders.enums.OrderType;
import net.jacobpeterson.alpaca.model.endpoint.streaming.enums.StreamingMessageType;
import net.jacobpeterson.alpaca.model.endpoint.streaming.trade.TradeUpdate;
import net.jacobpeterson.alpaca.model.endpoint.streaming.trade.TradeUpdateMessage;
import net.jacobpeterson.alpaca.model.endpoint.streaming.trade.enums.TradeUpdateEvent;
import net.jacobpeterson.alpaca.model.properties.DataAPIType;
import net.jacobpeterson.alpaca.model.properties.EndpointAPIType;
import net.jacobpeterson.alpaca.rest.AlpacaClientException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The venue as alpaca-java 9.2.0 sees it. That client knows Alpaca's hosts only, so an interceptor
 * leads each of its requests, handshakes too, to the venue. It speaks JSON everywhere; it has no
 * MessagePack, which the clients of {@code make conformance-venue} have.
 */
class AlpacaJavaIT {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static RunningVenue venue;
  private static OkHttpClient http;
  private static AlpacaAPI alpaca;

  private final String id = "java-" + NUMBER.incrementAndGet();

  @BeforeAll
  static void start(@TempDir Path folder) {
    venue = RunningVenue.start(folder);
    http = new OkHttpClient.Builder().addInterceptor(AlpacaJavaIT::toTheVenue).build();
    alpaca = api(RunningVenue.SECRET);
  }

  @AfterAll
  static void stop() {
    alpaca.streaming().disconnect();
    alpaca.stockMarketDataStreaming().disconnect();
    http.dispatcher().executorService().shutdownNow();
    http.connectionPool().evictAll();
    venue.close();
  }

  @BeforeEach
  void beginAtTen() {
    venue.clock().setMarket(Instant.parse("2013-01-02T15:00:00Z"));
  }

  @Test
  void placesAnOrderAndReadsItBack() throws AlpacaClientException {
    Order placed = resting();

    assertThat(placed.getClientOrderId()).isEqualTo(id);
    assertThat(placed.getStatus()).isEqualTo(OrderStatus.NEW);
    assertThat(placed.getType()).isEqualTo(OrderType.LIMIT);
    assertThat(placed.getSide()).isEqualTo(OrderSide.BUY);
    assertThat(placed.getTimeInForce()).isEqualTo(OrderTimeInForce.DAY);
    assertThat(placed.getLimitPrice()).isEqualTo("1");
    assertThat(placed.getFilledQuantity()).isEqualTo("0");
    assertThat(placed.getSubmittedAt().toInstant()).isEqualTo("2013-01-02T15:00:00Z");
    assertThat(alpaca.orders().getByClientID(id)).isEqualTo(placed);
    assertThat(alpaca.orders().get(placed.getId(), false)).isEqualTo(placed);
    assertThat(alpaca.orders().get(null, null, null, null, null, null, List.of("AAPL")))
        .contains(placed);
  }

  @Test
  void learnsThatAClientOrderIdIsTaken() throws AlpacaClientException {
    resting();

    AlpacaClientException refused =
        catchThrowableOfType(AlpacaClientException.class, this::resting);

    assertRefused(refused, 422, 40010001, "client_order_id must be unique");
  }

  @Test
  void cancelsAnOrderOnce() throws AlpacaClientException {
    String order = resting().getId();

    alpaca.orders().cancel(order);

    assertThat(alpaca.orders().getByClientID(id).getStatus()).isEqualTo(OrderStatus.CANCELED);
    AlpacaClientException refused =
        catchThrowableOfType(AlpacaClientException.class, () -> alpaca.orders().cancel(order));
    assertThat(refused.getMessage()).contains("already in \"canceled\" state");
    assertThat(refused.getResponseStatusCode()).isEqualTo(422);
  }

  @Test
  void cancelsAllOrders() throws AlpacaClientException {
    String order = resting().getId();

    assertThat(alpaca.orders().cancelAll())
        .anySatisfy(canceled -> {
          assertThat(canceled.getId()).isEqualTo(order);
          assertThat(canceled.getStatus()).isEqualTo(200);
        });
  }

  @Test
  void learnsWhyAnOrderIsRefused() {
    AlpacaClientException unknown =
        catchThrowableOfType(
            AlpacaClientException.class,
            () ->
                alpaca.orders().requestMarketOrder("ZZZ", 1, OrderSide.BUY, OrderTimeInForce.DAY));
    AlpacaClientException tooLarge =
        catchThrowableOfType(
            AlpacaClientException.class,
            () ->
                alpaca
                    .orders()
                    .requestMarketOrder("AAPL", 999_999, OrderSide.BUY, OrderTimeInForce.DAY));

    assertThat(unknown.getMessage()).contains("ZZZ");
    assertThat(unknown.getResponseStatusCode()).isEqualTo(422);
    assertThat(tooLarge.getMessage()).contains("insufficient buying power");
    assertThat(tooLarge.getResponseStatusCode()).isEqualTo(403);
  }

  @Test
  void hearsOfItsFillOverTheStream() throws AlpacaClientException, InterruptedException {
    BlockingQueue<TradeUpdate> updates = new LinkedBlockingQueue<>();
    alpaca
        .streaming()
        .setListener((type, message) -> {
          if (message instanceof TradeUpdateMessage update) {
            updates.add(update.getData());
          }
        });
    alpaca.streaming().connect();
    assertThat(alpaca.streaming().waitForAuthorization(20, TimeUnit.SECONDS)).isTrue();
    alpaca.streaming().streams(StreamingMessageType.TRADE_UPDATES);
    await()
        .atMost(PATIENCE)
        .until(() -> alpaca.streaming().streams().contains(StreamingMessageType.TRADE_UPDATES));

    Order placed =
        alpaca.orders().requestMarketOrder("IBM", 3, OrderSide.BUY, OrderTimeInForce.DAY);

    TradeUpdate first = next(updates);
    assertThat(first.getEvent()).isEqualTo(TradeUpdateEvent.NEW);
    assertThat(first.getOrder().getId()).isEqualTo(placed.getId());
    TradeUpdate fill = next(updates);
    assertThat(fill.getEvent()).isEqualTo(TradeUpdateEvent.FILL);
    assertThat(fill.getPositionQuantity()).isEqualTo("3");
    assertThat(fill.getTimestamp().toInstant()).isEqualTo("2013-01-02T15:00:00Z");
    assertThat(fill.getOrder().getStatus()).isEqualTo(OrderStatus.FILLED);
    assertThat(fill.getOrder().getFilledQuantity()).isEqualTo("3");
    assertThat(fill.getOrder().getAverageFillPrice()).isEqualTo(fill.getPrice());
    assertThat(alpaca.positions().getBySymbol("IBM").getQuantity()).isEqualTo("3");
    assertThat(alpaca.positions().getBySymbol("IBM").getAverageEntryPrice())
        .isEqualTo(fill.getPrice());
    assertThat(alpaca.accountActivities().get(null, null, null, null, null, null)).hasSize(1);
  }

  @Test
  void readsDailyBars() throws AlpacaClientException {
    var start = ZonedDateTime.parse("2012-12-27T00:00:00-05:00");
    var end = ZonedDateTime.parse("2012-12-31T00:00:00-05:00");

    var one =
        alpaca
            .stockMarketData()
            .getBars(
                "AAPL",
                start,
                end,
                null,
                null,
                1,
                BarTimePeriod.DAY,
                BarAdjustment.RAW,
                BarFeed.IEX);
    var many =
        alpaca
            .stockMarketData()
            .getBars(
                List.of("AAPL", "IBM"),
                start,
                end,
                4,
                null,
                1,
                BarTimePeriod.DAY,
                BarAdjustment.RAW,
                BarFeed.IEX);

    assertThat(one.getSymbol()).isEqualTo("AAPL");
    assertThat(one.getBars()).hasSize(3);
    assertThat(one.getBars().getFirst().getTimestamp().toInstant())
        .isEqualTo("2012-12-27T05:00:00Z");
    assertThat(one.getBars().getLast().getClose()).isEqualTo(532.1729);
    assertThat(many.getBars().get("AAPL")).isEqualTo(one.getBars());
    assertThat(many.getBars().get("IBM")).hasSize(1);
    assertThat(many.getNextPageToken()).isNotEmpty();
  }

  @Test
  void readsTheLatestQuote() throws AlpacaClientException {
    var latest = alpaca.stockMarketData().getLatestQuote("AAPL");

    assertThat(latest.getSymbol()).isEqualTo("AAPL");
    assertThat(latest.getQuote().getBidPrice()).isLessThan(latest.getQuote().getAskPrice());
    assertThat(latest.getQuote().getBidSize()).isPositive();
    assertThat(latest.getQuote().getTimestamp().toInstant()).isEqualTo("2013-01-02T15:00:00Z");
  }

  @Test
  void hearsQuotes() throws InterruptedException {
    BlockingQueue<StockQuoteMessage> quotes = new LinkedBlockingQueue<>();
    alpaca
        .stockMarketDataStreaming()
        .setListener((type, message) -> {
          if (type == MarketDataMessageType.QUOTE) {
            quotes.add((StockQuoteMessage) message);
          }
        });
    alpaca.stockMarketDataStreaming().connect();
    assertThat(alpaca.stockMarketDataStreaming().waitForAuthorization(20, TimeUnit.SECONDS))
        .isTrue();

    alpaca.stockMarketDataStreaming().subscribe(null, List.of("AAPL"), null);

    StockQuoteMessage quote = next(quotes);
    assertThat(quote.getSymbol()).isEqualTo("AAPL");
    assertThat(quote.getBidPrice()).isLessThan(quote.getAskPrice());
    assertThat(quote.getAskSize()).isPositive();
    assertThat(quote.getTimestamp().toInstant()).isEqualTo("2013-01-02T15:00:00Z");
    assertThat(alpaca.stockMarketDataStreaming().subscribedQuotes()).containsExactly("AAPL");
  }

  @Test
  void readsAccountClockCalendarAndAssets() throws AlpacaClientException {
    assertThat(alpaca.account().get().getStatus()).hasToString("ACTIVE");
    assertThat(alpaca.account().get().getCash()).isNotEmpty();
    assertThat(alpaca.clock().get().getIsOpen()).isTrue();
    assertThat(alpaca.clock().get().getNextClose().toInstant()).isEqualTo("2013-01-02T21:00:00Z");
    assertThat(alpaca.calendar().get(LocalDate.parse("2012-12-24"), LocalDate.parse("2012-12-26")))
        .hasSize(2);
    assertThat(alpaca.assets().getBySymbol("AAPL").getTradable()).isTrue();
    assertThat(alpaca.accountConfiguration().get().getSuspendTrade()).isFalse();
  }

  @Test
  void isLetInNowhereWithAnotherKey() {
    AlpacaAPI stranger = api("another");
    stranger.streaming().connect();

    assertThat(stranger.streaming().waitForAuthorization(20, TimeUnit.SECONDS)).isFalse();
    AlpacaClientException refused =
        catchThrowableOfType(AlpacaClientException.class, () -> stranger.account().get());

    assertRefused(refused, 401, 40110000, "request is not authorized");
    stranger.streaming().disconnect();
  }

  private Order resting() throws AlpacaClientException {
    return alpaca
        .orders()
        .requestOrder(
            "AAPL",
            1.0,
            null,
            OrderSide.BUY,
            OrderType.LIMIT,
            OrderTimeInForce.DAY,
            1.0,
            null,
            null,
            null,
            false,
            id,
            null,
            null,
            null,
            null);
  }

  /** The exception reads its body when its message is asked for, and not before. */
  private static void assertRefused(
      AlpacaClientException refused, int status, int code, String message) {
    assertThat(refused.getMessage()).contains(message);
    assertThat(refused.getResponseStatusCode()).isEqualTo(status);
    assertThat(refused.getAPIResponseCode()).isEqualTo(code);
    assertThat(refused.getAPIResponseMessage()).isEqualTo(message);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T message = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(message).as("within " + PATIENCE).isNotNull();
    return message;
  }

  private static AlpacaAPI api(String secret) {
    return new AlpacaAPI(
        http, RunningVenue.KEY, secret, null, EndpointAPIType.PAPER, DataAPIType.IEX);
  }

  private static Response toTheVenue(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl address =
        request
            .url()
            .newBuilder()
            .scheme("http")
            .host("127.0.0.1")
            .port(venue.http("/").getPort())
            .build();
    return chain.proceed(request.newBuilder().url(address).build());
  }
}
