package io.breakwater.localstack.venue.wire.web;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.VenueProperties;
import io.breakwater.localstack.venue.wire.KeyPair;
import io.breakwater.localstack.venue.wire.Pause;
import jakarta.servlet.Filter;
import java.util.UUID;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The filters in their order, JSON, and error pages. */
@Configuration(proxyBeanMethods = false)
public class WireWebConfiguration {
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 100;

  /** Where the filter that writes arrivals down stands: before anything can refuse them. */
  public static final int ARRIVALS_ORDER = FIRST + 1;

  /** Where faults strike: behind the book, and before anything has judged the request. */
  public static final int FAULTS_ORDER = FIRST + 2;

  @Bean
  JsonMapperBuilderCustomizer alpacaJson() {
    return builder ->
        builder
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  @Bean
  KeyPair keyPair(VenueProperties venue) {
    return new KeyPair(venue.keyId(), venue.secretKey());
  }

  @Bean
  ErrorWriter errorWriter(JsonMapper json) {
    return new ErrorWriter(json);
  }

  @Bean
  AlpacaAdvice alpacaAdvice() {
    return new AlpacaAdvice();
  }

  @Bean
  ContainerErrorController containerErrorController(ErrorWriter errors) {
    return new ContainerErrorController(errors);
  }

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
    return at(FIRST, new RequestIdFilter(UUID::randomUUID));
  }

  @Bean
  RateHeaders rateHeaders(VenueProperties venue, MarketClock clock) {
    return new RateHeaders(venue.rateLimit(), clock.machine());
  }

  @Bean
  Pause pause() {
    return new Pause();
  }

  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
      VenueProperties venue, MarketClock clock, ErrorWriter errors) {
    return at(FIRST + 3, new RateLimitFilter(venue.rateLimit(), clock.machine(), errors));
  }

  @Bean
  FilterRegistrationBean<KeyPairFilter> keyPairFilter(KeyPair keys, ErrorWriter errors) {
    return at(FIRST + 4, new KeyPairFilter(keys, errors));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrorPages() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(JsonErrorValve.class.getName());
          }
        });
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> breakableConnections() {
    return factory -> {
      factory.setProtocol(BreakableProtocol.class.getName());
      factory.addContextValves(new BreakableProtocol.ConnectionValve());
    };
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
