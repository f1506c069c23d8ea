package io.breakwater.boot;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import java.time.InstantSource;
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

  @Bean
  EffectiveConfiguration effectiveConfiguration() {
    return new EffectiveConfiguration();
  }
}
