package io.breakwater.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Every field that this service reads or writes at a peer is in that peer's OpenAPI file, which the
 * peer's own build compares with the running peer. A rename there fails here.
 */
class PeerContractTest {

  private static final Path API = Path.of("..", "docs", "api");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signal-service | post /api/v1/signals/generate | strategy symbols date top_n bottom_n",
        "execution-gateway | post /api/v1/orders"
            + " | client_order_id strategy symbol side type quantity time_in_force"
      })
  void takesEveryFieldThatWeSend(String service, String operation, String fields)
      throws IOException {
    Document api = Document.of(service);
    Map<String, ?> content = api.map(api.operation(operation), "requestBody", "content");

    assertThat(api.fieldsUnder(api.schemaOf(content))).contains(fields.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signal-service | post /api/v1/signals/generate"
            + " | signal_set_id strategy model_version date bars_through no_separation signals excluded"
            + " symbol rank predicted_return weight reason",
        "execution-gateway | post /api/v1/orders"
            + " | order_id client_order_id status filled_quantity average_fill_price reason",
        "execution-gateway | get /api/v1/orders"
            + " | orders order_id client_order_id status filled_quantity average_fill_price"
            + " reason",
        "execution-gateway | get /api/v1/positions | positions symbol quantity working",
        "market-data-service | get /api/v1/quotes"
            + " | quotes symbol bid ask mid quoted_at received_at"
      })
  void answersEveryFieldThatWeRead(String service, String operation, String fields)
      throws IOException {
    Document api = Document.of(service);
    Map<String, ?> responses = api.map(api.operation(operation), "responses");

    List<String> answered = new ArrayList<>();
    for (String status : responses.keySet()) {
      if (status.startsWith("2")) {
        Map<String, ?> content = api.map(responses, status, "content");
        answered.addAll(api.fieldsUnder(api.schemaOf(content)));
      }
    }

    assertThat(answered).as("%s %s", service, operation).contains(fields.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execution-gateway | get /api/v1/orders | client_order_id",
        "execution-gateway | get /api/v1/positions | strategy",
        "market-data-service | get /api/v1/quotes | symbols"
      })
  void takesEveryParameterThatWeSend(String service, String operation, String parameter)
      throws IOException {
    assertThat(Document.of(service).parametersOf(operation)).contains(parameter);
  }

  /** An OpenAPI file, as nested maps. */
  private record Document(Map<String, ?> root) {

    static Document of(String service) throws IOException {
      Path file = API.resolve(service + ".yaml");
      assertThat(file).as("the OpenAPI file of %s", service).exists();
      return new Document(new Yaml().load(Files.readString(file)));
    }

    Map<String, ?> operation(String operation) {
      String[] parts = operation.split(" ");
      return map(root, "paths", parts[1], parts[0]);
    }

    List<String> parametersOf(String operation) {
      List<String> names = new ArrayList<>();
      if (operation(operation).get("parameters") instanceof List<?> parameters) {
        for (Object parameter : parameters) {
          names.add(String.valueOf(((Map<?, ?>) parameter).get("name")));
        }
      }
      return names;
    }

    @SuppressWarnings("unchecked") // YAML objects are maps of names to whatever.
    Map<String, ?> map(Map<String, ?> from, String... path) {
      Map<String, ?> found = from;
      for (String step : path) {
        found = (Map<String, ?>) Objects.requireNonNull(found.get(step), step);
      }
      return found;
    }

    Map<String, ?> schemaOf(Map<String, ?> content) {
      return map(content, content.keySet().iterator().next(), "schema");
    }

    /** The names of all properties of that schema and of whatever lies in it. */
    List<String> fieldsUnder(Map<String, ?> schema) {
      List<String> fields = new ArrayList<>();
      collect(schema, fields, 0);
      return fields;
    }

    private void collect(@Nullable Object node, List<String> fields, int depth) {
      if (!(node instanceof Map<?, ?> schema) || depth > 8) {
        return;
      }
      if (schema.get("$ref") instanceof String ref) {
        collect(map(root, ref.substring(2).split("/")), fields, depth + 1);
      }
      if (schema.get("properties") instanceof Map<?, ?> properties) {
        properties.forEach((name, property) -> {
          fields.add((String) name);
          collect(property, fields, depth + 1);
        });
      }
      collect(schema.get("items"), fields, depth + 1);
      for (String choice : List.of("oneOf", "anyOf", "allOf")) {
        if (schema.get(choice) instanceof List<?> options) {
          options.forEach(option -> collect(option, fields, depth + 1));
        }
      }
    }
  }
}
