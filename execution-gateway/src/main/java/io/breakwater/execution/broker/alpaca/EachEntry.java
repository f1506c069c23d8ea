package io.breakwater.execution.broker.alpaca;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads a list entry by entry: one bad entry must not hide the others. */
final class EachEntry {
  private static final Logger LOG = LoggerFactory.getLogger(EachEntry.class);

  private EachEntry() {}

  /** Leaves out, and says so, what cannot be believed. */
  static <T> List<T> of(JsonNode list, Reading<T> reading, String what) {
    List<T> entries = new ArrayList<>();
    for (JsonNode node : list) {
      try {
        entries.add(reading.read(node));
      } catch (UnbelievableReplyException e) {
        LOG.atWarn().addKeyValue("reason", e.getMessage()).log("unbelievable {} left out", what);
      }
    }
    return entries;
  }

  /** Reads one. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonNode node) throws UnbelievableReplyException;
  }
}
