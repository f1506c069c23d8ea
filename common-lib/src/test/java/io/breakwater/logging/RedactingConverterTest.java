package io.breakwater.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class RedactingConverterTest {
  private static final String KEY = "bw_trader1_" + "c0ffee0123456789".repeat(4);

  private final LoggerContext context = new LoggerContext();
  private final RedactingConverter converter = new RedactingConverter();

  @Test
  void redactsMessageArgumentsAndKeyValues() {
    LoggingEvent event = event("first {}\nsecond", KEY);
    event.setKeyValuePairs(
        List.of(new KeyValuePair("symbol", "AAPL"), new KeyValuePair("header", "Bearer " + KEY)));

    assertThat(converter.convert(event))
        .isEqualTo("first bw_trader1_***\\nsecond symbol=AAPL header=Bearer ***");
  }

  @Test
  void leavesAPlainMessageAsItIs() {
    assertThat(converter.convert(event("order submitted"))).isEqualTo("order submitted");
  }

  private LoggingEvent event(String message, Object... arguments) {
    return new LoggingEvent(
        "test", context.getLogger("test"), Level.INFO, message, null, arguments);
  }
}
