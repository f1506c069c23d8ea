package io.breakwater.execution.csv;

import io.breakwater.execution.csv.web.CsvDescription;
import io.breakwater.execution.csv.web.CsvMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
class CsvConfiguration {

  @Bean
  CsvMessages csvMessages(JsonMapper json) {
    return new CsvMessages(json);
  }

  @Bean
  CsvDescription csvDescription() {
    return new CsvDescription();
  }
}
