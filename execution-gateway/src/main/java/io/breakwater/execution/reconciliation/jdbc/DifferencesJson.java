package io.breakwater.execution.reconciliation.jdbc;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.quarantine.Ground;
import io.breakwater.execution.reconciliation.Difference;
import io.breakwater.execution.reconciliation.Difference.Resolution;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Differences as they are stored with their report: of very many, those that stay come first. */
final class DifferencesJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 1_000;

  private DifferencesJson() {}

  static String write(List<Difference> differences) {
    ArrayNode kept = JSON.createArrayNode();
    List<Difference> first = new ArrayList<>(differences);
    first.sort((one, other) -> Boolean.compare(one.isSettled(), other.isSettled()));
    for (Difference difference : first.subList(0, Math.min(MOST, first.size()))) {
      kept.addObject()
          .put("symbol", difference.ground().symbol().value())
          .put("kind", difference.ground().kind().name())
          .put("subject", difference.ground().subject())
          .put("extent", difference.ground().extent())
          .put("ours", difference.ours())
          .put("broker", difference.broker())
          .put("resolution", difference.resolution().name());
    }
    return JSON.writeValueAsString(kept);
  }

  static List<Difference> read(String stored) {
    List<Difference> differences = new ArrayList<>();
    for (JsonNode kept : JSON.readTree(stored)) {
      differences.add(
          new Difference(
              new Ground(
                  new Symbol(text(kept, "symbol")),
                  DifferenceKind.valueOf(text(kept, "kind")),
                  text(kept, "subject"),
                  text(kept, "extent")),
              text(kept, "ours"),
              text(kept, "broker"),
              Resolution.valueOf(text(kept, "resolution"))));
    }
    return differences;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
