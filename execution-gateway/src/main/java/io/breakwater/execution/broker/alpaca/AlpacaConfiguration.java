package io.breakwater.execution.broker.alpaca;

import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.AssetDirectory;
import io.breakwater.execution.broker.BrokerProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The connection to Alpaca, and what is asked over it whoever takes the orders. */
@Configuration(proxyBeanMethods = false)
class AlpacaConfiguration {

  /** A mapper of its own: what reads the broker must not stumble over a new field. */
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static final AlpacaReader READER = new AlpacaReader(JSON);

  @Bean(destroyMethod = "shutdownNow")
  HttpClient brokerHttpClient(BrokerProperties properties) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(properties.connectTimeout())
        .build();
  }

  @Bean
  RateBudget rateBudget(BrokerProperties properties) {
    return new RateBudget(properties.requestsPerMinute(), System::nanoTime);
  }

  @Bean
  MeterBinder rateBudgetMeter(RateBudget budget) {
    return registry ->
        Gauge.builder("broker.requests.left", budget, RateBudget::left)
            .description("Orders that may go to the broker at this moment")
            .register(registry);
  }

  @Bean
  AlpacaHttp alpacaHttp(
      HttpClient brokerHttpClient,
      BrokerProperties properties,
      RateBudget budget,
      MarketClock clock) {
    return new AlpacaHttp(brokerHttpClient, properties, budget, clock.machine());
  }

  @Bean
  AssetDirectory assetDirectory(AlpacaHttp http, MarketClock clock) {
    return new AlpacaAssets(http, READER, clock.machine());
  }
}
