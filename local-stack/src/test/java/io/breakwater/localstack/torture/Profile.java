package io.breakwater.localstack.torture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the gateway's own processor time goes into, from a flight recording: each sample counts for
 * the layer of its uppermost method that belongs to one.
 */
final class Profile {
  private static final String OTHER = "other";
  private static final Map<String, String> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("org.postgresql.", "PostgreSQL driver");
    LAYERS.put("com.zaxxer.", "Spring's JDBC, pool");
    LAYERS.put("org.springframework.jdbc.", "Spring's JDBC, pool");
    LAYERS.put("org.springframework.transaction.", "Spring's JDBC, pool");
    LAYERS.put("jdk.internal.net.http.", "HTTP to the broker");
    LAYERS.put("java.net.http.", "HTTP to the broker");
    LAYERS.put("tools.jackson.", "JSON");
    LAYERS.put("org.apache.tomcat.websocket.", "the broker's stream");
    LAYERS.put("org.apache.", "HTTP from clients");
    LAYERS.put("org.springframework.boot.json.", "metrics and logs");
    LAYERS.put("org.springframework.boot.logging.", "metrics and logs");
    LAYERS.put("io.breakwater.logging.", "metrics and logs");
    LAYERS.put("io.breakwater.boot.RedactedJsonLog", "metrics and logs");
    LAYERS.put("io.opentelemetry.", "metrics and logs");
    LAYERS.put("org.springframework.", "HTTP from clients");
    LAYERS.put("org.hibernate.validator.", "HTTP from clients");
    LAYERS.put("io.micrometer.", "metrics and logs");
    LAYERS.put("ch.qos.logback.", "metrics and logs");
    LAYERS.put("io.breakwater.", "our own code");
  }

  private Profile() {}

  /** The share of each layer in the samples from then on, the largest first. */
  static String since(Instant start, Path recording) throws IOException {
    Map<String, Long> samples = new TreeMap<>();
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStartTime().isAfter(start)) {
          samples.merge(layerOf(event), 1L, Long::sum);
        }
      }
    }
    long all = samples.values().stream().mapToLong(Long::longValue).sum();
    return samples.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(layer -> "%s %.0f %%".formatted(layer.getKey(), 100.0 * layer.getValue() / all))
        .collect(joining(", ", all + " samples: ", ""));
  }

  private static String layerOf(RecordedEvent sample) {
    if (sample.getStackTrace() == null) {
      return OTHER;
    }
    for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, String> layer : LAYERS.entrySet()) {
        if (type.startsWith(layer.getKey())) {
          return layer.getValue();
        }
      }
    }
    return OTHER;
  }
}
