package io.breakwater.localstack.venue.fault.web;

import io.breakwater.localstack.venue.fault.FaultPlan;
import io.breakwater.localstack.venue.fault.FaultRule;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a plan, strictly: a rule that is not understood would be a test that tests nothing. */
final class PlanReader {
  private static final int MAX_RULES = 100;
  private static final Set<String> FIELDS = Set.of("seed", "rules");

  private final JsonMapper json;

  PlanReader(JsonMapper json) {
    this.json = json;
  }

  FaultPlan read(byte[] body) {
    JsonNode plan = tree(body);
    plan.propertyNames().stream()
        .filter(field -> !FIELDS.contains(field))
        .findFirst()
        .ifPresent(field -> {
          throw bad("unknown field: " + field);
        });
    JsonNode seed = plan.path("seed");
    if (!seed.isMissingNode() && !(seed.isIntegralNumber() && seed.canConvertToLong())) {
      throw bad("seed must be a whole number");
    }
    JsonNode rules = plan.path("rules");
    if (!rules.isArray() || rules.size() > MAX_RULES) {
      throw bad("rules must be a list of at most " + MAX_RULES);
    }
    return new FaultPlan(seed.asLong(0), rules(rules));
  }

  private static List<FaultRule> rules(JsonNode nodes) {
    var rules = new ArrayList<FaultRule>();
    var names = new HashSet<String>();
    for (int i = 0; i < nodes.size(); i++) {
      FaultRule rule = new RuleReader("rules[" + i + "]", nodes.get(i)).read();
      if (!names.add(rule.name())) {
        throw bad("rules[%d].name: two rules are called %s".formatted(i, rule.name()));
      }
      rules.add(rule);
    }
    return rules;
  }

  private JsonNode tree(byte[] body) {
    try {
      JsonNode tree = json.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static AlpacaException malformed() {
    return new AlpacaException(AlpacaError.malformed("request body format is invalid"));
  }

  static AlpacaException bad(String message) {
    return new AlpacaException(AlpacaError.badField(message));
  }
}
