package io.breakwater.execution;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The execution gateway: the only way to the broker. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExecutionGatewayApplication {

  public static void main(String[] args) {
    SpringApplication.run(ExecutionGatewayApplication.class, args);
  }
}
