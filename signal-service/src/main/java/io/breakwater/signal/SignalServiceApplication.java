package io.breakwater.signal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The signal service: features, models and signals. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SignalServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(SignalServiceApplication.class, args);
  }
}
