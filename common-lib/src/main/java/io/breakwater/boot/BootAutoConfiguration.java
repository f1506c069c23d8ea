package io.breakwater.boot;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The calendar, the clock, and one log line with the configuration that took effect. */
@AutoConfiguration
@EnableConfigurationProperties(ClockProperties.class)
public class BootAutoConfiguration {
  private static final Profiles PRODUCTION = Profiles.of("prod");
  private static final String CUSTOMIZERS = "logging.structured.json.customizer";
  private static final List<String> JSON_LOGS =
      List.of("logging.structured.format.console", "logging.structured.format.file");

  @Bean
  @ConditionalOnMissingBean
  TradingCalendar tradingCalendar() {
    return TradingCalendar.nyse();
  }

  /**
   * The clock that the setting asks for.
   *
   * @throws IllegalStateException for a replay clock in production, where orders must not be dated
   *     by a clock that shows another day
   */
  @Bean
  @ConditionalOnMissingBean
  MarketClock marketClock(
      ClockProperties clock, TradingCalendar calendar, Environment environment) {
    if (clock.setting().isPresent() && environment.acceptsProfiles(PRODUCTION)) {
      throw new IllegalStateException(
          "breakwater.clock.replay must not be set in the production profile");
    }
    return clock
        .setting()
        .map(setting -> MarketClock.replay(setting, calendar, InstantSource.system()))
        .orElseGet(MarketClock::system);
  }

  /**
   * Logs what took effect, once it is sure that no secret is logged with it.
   *
   * @throws IllegalStateException if logs are JSON and {@link RedactedJsonLog} is not among the
   *     customizers: the library may bring no configuration along, so each service has to name it
   */
  @Bean
  EffectiveConfiguration effectiveConfiguration(Environment environment) {
    boolean json = JSON_LOGS.stream().anyMatch(environment::containsProperty);
    String customizers = environment.getProperty(CUSTOMIZERS, "");
    if (json && !customizers.contains(RedactedJsonLog.class.getName())) {
      throw new IllegalStateException(
          CUSTOMIZERS + " must name " + RedactedJsonLog.class.getName() + " where logs are JSON");
    }
    return new EffectiveConfiguration();
  }
}
