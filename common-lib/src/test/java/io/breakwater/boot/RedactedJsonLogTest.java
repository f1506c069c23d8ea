package io.breakwater.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class RedactedJsonLogTest {
  private static final String CANARY = "c0ffee".repeat(8);
  private static final String KEY = "bw_0123456789ab_" + CANARY;
  private static final String HEADER = "Authorization: Bearer " + CANARY;

  @ParameterizedTest
  @ValueSource(strings = {"logstash", "ecs"})
  void keepsASecretOutOfEachPartOfALine(String format) {
    assertMasked(format, log -> log.info("key " + KEY));
    assertMasked(format, log -> log.info("header {}", HEADER));
    assertMasked(format, log -> log.atInfo().addKeyValue("header", HEADER).log("sent"));
    assertMasked(format, log -> log.atInfo().addKeyValue("many", List.of(KEY)).log("sent"));
    assertMasked(format, log -> log.atInfo().addKeyValue("map", Map.of("k", KEY)).log("sent"));
    assertMasked(format, log -> log.atInfo().addKeyValue("array", new String[] {KEY}).log("sent"));
    assertMasked(format, log -> log.atInfo().addKeyValue("object", new Holder(KEY)).log("sent"));
    assertMasked(
        format, log -> log.error("failed", new IllegalStateException(KEY, new Exception(HEADER))));
    assertMasked(
        format,
        log -> {
          MDC.put("caller", KEY);
          log.info("in context");
          MDC.remove("caller");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"logstash", "ecs"})
  void writesOneLineWhateverTheMessageHolds(String format) {
    String line = written(format, log -> log.info("a\r\nb \u001b[31mred \u0085 \u2028 c"));

    assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\u0085", "\u2028");
    assertThat(JsonMapper.shared().readTree(line).get("message").asString())
        .isEqualTo("a\r\nb \\u001b[31mred \\u0085 \\u2028 c");
  }

  private static void assertMasked(String format, Consumer<Logger> logging) {
    assertThat(written(format, logging)).contains("***").doesNotContain(CANARY);
  }

  private static String written(String format, Consumer<Logger> logging) {
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putObject(
        Environment.class.getName(),
        new MockEnvironment()
            .withProperty("logging.structured.json.customizer", RedactedJsonLog.class.getName()));
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat(format);
    encoder.start();
    var out = new ByteArrayOutputStream();
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder((Encoder<ILoggingEvent>) encoder);
    appender.setOutputStream(out);
    appender.start();
    var logger = context.getLogger("test");
    logger.addAppender(appender);

    logging.accept(logger);

    String line = out.toString(StandardCharsets.UTF_8);
    assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue();
    return line;
  }

  private record Holder(String key) {}
}
