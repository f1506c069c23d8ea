package io.breakwater.localstack.venue;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

/**
 * The embedded venue as a process of its own. Of the common library it takes the clock and nothing
 * else: it has no database but its book, no API keys of ours, and Alpaca's error bodies.
 */
@SpringBootApplication(
    exclude = DataSourceAutoConfiguration.class,
    excludeName = {
      "io.breakwater.boot.http.HttpAutoConfiguration",
      "io.breakwater.boot.jdbc.JdbcAutoConfiguration",
      "io.breakwater.boot.redis.RedisAutoConfiguration",
      "io.breakwater.boot.web.WebAutoConfiguration",
      "io.breakwater.boot.web.WebSecurityAutoConfiguration"
    })
@ConfigurationPropertiesScan
@EnableWebSocket
public class VenueApplication {

  public static void main(String[] args) {
    var application = new SpringApplication(VenueApplication.class);
    // Several applications live in this module: each reads the settings of its own name.
    application.setDefaultProperties(Map.of("spring.config.name", "venue"));
    application.run(args);
  }
}
