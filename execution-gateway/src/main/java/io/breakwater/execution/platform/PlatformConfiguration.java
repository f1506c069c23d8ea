package io.breakwater.execution.platform;

import io.breakwater.execution.ExecutionGatewayApplication;
import io.breakwater.execution.platform.jdbc.DurableDatabase;
import io.breakwater.execution.platform.metrics.JvmPauses;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformProperties.class)
class PlatformConfiguration {

  @Bean
  DurableDatabase durableDatabase(JdbcClient jdbc, PlatformProperties properties) {
    var database = new DurableDatabase(jdbc);
    if (properties.durableDatabase()) {
      database.check();
    }
    return database;
  }

  @Bean
  BuildId buildId() {
    File code = new ApplicationHome(ExecutionGatewayApplication.class).getSource();
    return BuildId.of(code == null ? Path.of("") : code.toPath());
  }

  @Bean
  JvmPauses jvmPauses(MeterRegistry metrics) {
    return new JvmPauses(metrics, System::nanoTime);
  }
}
