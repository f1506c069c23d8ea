package io.breakwater.marketdata;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The market-data service: one upstream connection, many clients. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MarketDataServiceApplication {

  public static void main(String[] args) {
    SpringApplication.run(MarketDataServiceApplication.class, args);
  }
}
