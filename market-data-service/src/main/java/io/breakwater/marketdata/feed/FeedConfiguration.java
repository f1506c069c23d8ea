package io.breakwater.marketdata.feed;

import io.breakwater.boot.http.TolerantJson;
import io.breakwater.clock.MarketClock;
import io.breakwater.lease.LeaseStore;
import io.breakwater.marketdata.feed.actuator.FeedHealthIndicator;
import io.breakwater.marketdata.feed.actuator.FeedMetrics;
import io.breakwater.marketdata.feed.alpaca.AlpacaBars;
import io.breakwater.marketdata.feed.alpaca.AlpacaQuotes;
import io.breakwater.marketdata.feed.alpaca.AlpacaRest;
import io.breakwater.marketdata.feed.alpaca.AlpacaStream;
import io.breakwater.marketdata.feed.alpaca.AlpacaSymbols;
import io.breakwater.marketdata.feed.lifecycle.FeedThread;
import io.breakwater.marketdata.instrument.SymbolDirectory;
import io.breakwater.marketdata.quote.LookUpQuotes;
import io.breakwater.marketdata.quote.QuoteVendor;
import io.breakwater.marketdata.quote.TakeQuote;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

  private static final String LEASE = "market-data-feed";
  private static final Duration CATCH_UP_INTERVAL = Duration.ofMillis(100);

  @Bean(destroyMethod = "shutdownNow")
  HttpClient vendorHttpClient(FeedProperties properties) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(properties.connectTimeout())
        .build();
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient vendorStreamClient() {
    return AlpacaStream.client();
  }

  @Bean
  AlpacaRest alpacaRest(
      HttpClient vendorHttpClient,
      FeedProperties properties,
      MarketClock clock,
      ObservationRegistry observations) {
    var requests = new JdkClientHttpRequestFactory(vendorHttpClient);
    requests.setReadTimeout(properties.readTimeout());
    RestClient client =
        RestClient.builder()
            .baseUrl(properties.baseUrl())
            .requestFactory(requests)
            .defaultHeader("APCA-API-KEY-ID", properties.keyId().reveal())
            .defaultHeader("APCA-API-SECRET-KEY", properties.secretKey().reveal())
            .configureMessageConverters(converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(TolerantJson.mapper())))
            .observationRegistry(observations)
            .build();
    return new AlpacaRest(client, clock.machine());
  }

  @Bean
  QuoteVendor quoteVendor(AlpacaRest rest, FeedProperties properties) {
    return new AlpacaQuotes(rest, properties.quotesFeed());
  }

  @Bean
  SymbolDirectory symbolDirectory(QuoteVendor quotes) {
    return new AlpacaSymbols(quotes);
  }

  @Bean
  AlpacaBars barVendor(AlpacaRest rest, FeedProperties properties) {
    return new AlpacaBars(rest, properties.barsFeed());
  }

  @Bean
  Alarm feedAlarm() {
    return new Alarm();
  }

  @Bean
  WantedSymbols wantedSymbols(Alarm alarm) {
    return new WantedSymbols(alarm);
  }

  @Bean
  FeedCounts feedCounts() {
    return new FeedCounts();
  }

  @Bean
  CatchUp catchUp(LookUpQuotes lookUp) {
    return new CatchUp(lookUp);
  }

  @Bean
  FeedConnector feedConnector(HttpClient vendorStreamClient, FeedProperties properties) {
    return new AlpacaStream(
        vendorStreamClient,
        properties.streamUrl(),
        properties.keyId(),
        properties.secretKey(),
        properties.codec() == FeedProperties.Codec.JSON,
        properties.readTimeout());
  }

  @Bean
  FeedSessions feedSessions(
      FeedConnector connector,
      TakeQuote taking,
      FeedCounts counts,
      FeedProperties properties,
      MarketClock clock,
      Alarm alarm) {
    return new FeedSessions(
        connector, taking, counts, properties.settings(), clock.machine(), alarm);
  }

  @Bean
  SingletonLease feedLease(LeaseStore leases, FeedProperties properties, MarketClock clock) {
    return new SingletonLease(
        leases, LEASE, UUID.randomUUID().toString(), properties.leaseTime(), clock.machine());
  }

  @Bean
  Feed feed(
      FeedSessions sessions,
      SingletonLease lease,
      WantedSymbols wanted,
      CatchUp catchUp,
      RetryPause pause,
      FeedJournal journal) {
    return new Feed(sessions, lease, wanted, catchUp, pause, journal);
  }

  @Bean
  RetryPause feedRetryPause(FeedProperties properties, MarketClock clock) {
    return new RetryPause(
        properties.firstRetry(),
        properties.longestRetry(),
        clock.machine(),
        RandomGenerator.getDefault());
  }

  @Bean
  FeedJournal feedJournal(FeedCounts counts, MarketClock clock) {
    return new FeedJournal(counts, clock.machine());
  }

  @Bean
  FeedThread feedThread(Feed feed, Alarm alarm) {
    return new FeedThread(feed, alarm);
  }

  @Bean
  SchedulingConfigurer feedRounds(CatchUp catchUp) {
    return rounds -> rounds.addFixedDelayTask(catchUp::step, CATCH_UP_INTERVAL);
  }

  @Bean
  HealthIndicator feedHealthIndicator(Feed feed) {
    return new FeedHealthIndicator(feed);
  }

  @Bean
  MeterBinder feedMetrics(Feed feed, FeedCounts counts, AlpacaBars bars) {
    return new FeedMetrics(feed, counts, bars::refused);
  }
}
