package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.Faults;
import io.breakwater.localstack.venue.wire.Pause;
import io.breakwater.localstack.venue.wire.web.ErrorWriter;
import io.breakwater.localstack.venue.wire.web.RateHeaders;
import io.breakwater.localstack.venue.wire.web.WireWebConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Where faults are planned, decided upon, and strike. */
@Configuration(proxyBeanMethods = false)
public class FaultWebConfiguration {

  @Bean
  RequestFaults requestFaults(Faults faults, JsonMapper json) {
    return new RequestFaults(faults, json);
  }

  @Bean
  FilterRegistrationBean<FaultFilter> faultFilter(
      Pause pause, ErrorWriter errors, RateHeaders rateHeaders, JsonMapper json) {
    var registration =
        new FilterRegistrationBean<>(
            new FaultFilter(pause, errors, rateHeaders, new NullData(json)));
    registration.setOrder(WireWebConfiguration.FAULTS_ORDER);
    return registration;
  }

  @Bean
  FaultsController faultsController(Faults faults, JsonMapper json) {
    return new FaultsController(faults, json);
  }
}
