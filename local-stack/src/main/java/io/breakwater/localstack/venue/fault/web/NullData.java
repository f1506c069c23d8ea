package io.breakwater.localstack.venue.fault.web;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as Alpaca has been seen to give them: null where a list or an object is promised, such as
 * {@code {"bars": null}}. An answer that holds neither becomes null itself; an error stays.
 */
final class NullData {
  private final JsonMapper json;

  NullData(JsonMapper json) {
    this.json = json;
  }

  byte[] in(int status, byte[] body) {
    if (status >= 300 || body.length == 0) {
      return body;
    }
    return json.writeValueAsBytes(emptied(json.readTree(body)));
  }

  private static JsonNode emptied(JsonNode answer) {
    if (!(answer instanceof ObjectNode object)) {
      return NullNode.getInstance();
    }
    List<String> containers =
        object.properties().stream()
            .filter(field -> field.getValue().isContainer())
            .map(Map.Entry::getKey)
            .toList();
    containers.forEach(object::putNull);
    return containers.isEmpty() ? NullNode.getInstance() : object;
  }
}
