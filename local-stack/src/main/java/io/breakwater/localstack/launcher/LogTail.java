package io.breakwater.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The end of a log for a person to read. Stateless. */
final class LogTail {
  private static final int LINES = 12;
  private static final int WIDTH = 400;
  private static final JsonMapper JSON = new JsonMapper();

  private LogTail() {}

  /** The last lines; of structured ones the message, and what an exception was caused by. */
  static String of(Path log) {
    try {
      List<String> readable = Files.readAllLines(log).stream().flatMap(LogTail::readable).toList();
      return String.join(
          "\n", readable.subList(Math.max(0, readable.size() - LINES), readable.size()));
    } catch (IOException unreadable) {
      return "(unreadable: " + unreadable + ")";
    }
  }

  private static Stream<String> readable(String line) {
    if (!line.startsWith("{")) {
      return Stream.of(cut(line));
    }
    try {
      JsonNode entry = JSON.readTree(line);
      List<String> parts = new ArrayList<>();
      parts.add(cut(entry.path("level").asString("") + "  " + entry.path("message").asString("")));
      entry
          .path("stack_trace")
          .asString("")
          .lines()
          .filter(one -> one.startsWith("Caused by: "))
          .map(cause -> cut("    " + cause))
          .forEach(parts::add);
      return parts.stream();
    } catch (JacksonException halfWritten) {
      return Stream.of(cut(line));
    }
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " …";
  }
}
