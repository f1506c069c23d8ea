package io.breakwater.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.clock.MarketClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class BootAutoConfigurationTest {
  private static final String REPLAY =
      "breakwater.clock.replay="
          + "origin=2026-11-22T20:00:00Z,market=2012-12-31T21:00:00Z,speed=60,closed=PT5S";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(BootAutoConfiguration.class));

  @Test
  void givesTheSystemsClockAndTheCalendar() {
    runner.run(context -> {
      assertThat(context).hasSingleBean(TradingCalendar.class);
      assertThat(context.getBean(MarketClock.class).isReplay()).isFalse();
    });
  }

  @Test
  void givesAReplayClockWhereOneIsSet() {
    runner
        .withPropertyValues(REPLAY)
        .run(context -> assertThat(context.getBean(MarketClock.class).isReplay()).isTrue());
  }

  @Test
  void refusesAReplayClockInProduction() {
    runner
        .withPropertyValues(REPLAY, "spring.profiles.active=prod")
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("breakwater.clock.replay must not be set"));
    runner
        .withPropertyValues("spring.profiles.active=prod")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void refusesJsonLogsThatAreNotRedacted() {
    runner
        .withPropertyValues("logging.structured.format.console=logstash")
        .run(context ->
            assertThat(context.getStartupFailure())
                .hasStackTraceContaining("logging.structured.json.customizer"));
    runner
        .withPropertyValues(
            "logging.structured.format.console=logstash",
            "logging.structured.json.customizer=" + RedactedJsonLog.class.getName())
        .run(context -> assertThat(context).hasNotFailed());
  }

  /**
   * Not a check of a log text: what must not be in it, and what tells that it was written at all.
   */
  @Test
  void logsWhatTookEffectWithoutSecrets(CapturedOutput output) {
    String key = "bw_service1_" + "c0ffee0123456789".repeat(4);

    try (var context =
        new SpringApplicationBuilder(WithSecurity.class)
            .web(WebApplicationType.NONE)
            .run(
                "--breakwater.security.service-key=" + key,
                "--logging.structured.format.console=logstash",
                "--logging.structured.json.customizer=" + RedactedJsonLog.class.getName())) {
      assertThat(context.isActive()).isTrue();
    }

    assertThat(output).contains("breakwater.security").contains("serviceKey=***");
    assertThat(output).doesNotContain("c0ffee");
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(BootAutoConfiguration.class)
  @EnableConfigurationProperties(SecurityProperties.class)
  static class WithSecurity {}
}
