package io.breakwater.localstack.venue.book.web;

import io.breakwater.clock.MarketClock;
import io.breakwater.localstack.venue.book.Arrivals;
import io.breakwater.localstack.venue.fault.web.RequestFaults;
import io.breakwater.localstack.venue.wire.web.ErrorWriter;
import io.breakwater.localstack.venue.wire.web.WireWebConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where arrivals are written down and shown. */
@Configuration(proxyBeanMethods = false)
public class BookWebConfiguration {

  @Bean
  FilterRegistrationBean<ArrivalFilter> arrivalFilter(
      Arrivals arrivals, RequestFaults faults, MarketClock clock, ErrorWriter errors) {
    var registration =
        new FilterRegistrationBean<>(new ArrivalFilter(arrivals, faults, clock, errors));
    registration.setOrder(WireWebConfiguration.ARRIVALS_ORDER);
    return registration;
  }

  @Bean
  ArrivalsController arrivalsController(Arrivals arrivals) {
    return new ArrivalsController(arrivals);
  }
}
