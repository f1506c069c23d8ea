package io.breakwater.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.orchestrator.ledger.RunProperties;
import io.breakwater.orchestrator.quotes.QuoteProperties;
import io.breakwater.orchestrator.run.DriverProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The module's README says what the code does. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void listsEverySettingWithItsDefaultAndNoOther() throws IOException {
    List<String> settings = new ArrayList<>();
    for (Class<?> type :
        List.of(RunProperties.class, DriverProperties.class, QuoteProperties.class)) {
      for (int i = 0; i < type.getRecordComponents().length; i++) {
        settings.add("| `%s` | %s |".formatted(keyOf(type, i), defaultOf(type, i)));
      }
    }

    List<String> listed =
        Files.readAllLines(README).stream()
            .filter(line -> line.startsWith("| `breakwater."))
            .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1) + 1))
            .toList();

    assertThat(listed).containsExactlyElementsOf(settings);
  }

  @Test
  void isShort() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(60);
  }

  private static String keyOf(Class<?> type, int index) {
    String prefix = type.getAnnotation(ConfigurationProperties.class).prefix();
    String name = type.getRecordComponents()[index].getName();
    return prefix + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String defaultOf(Class<?> type, int index) {
    DefaultValue value =
        type.getDeclaredConstructors()[0].getParameters()[index].getAnnotation(DefaultValue.class);
    return Objects.requireNonNull(value).value()[0];
  }
}
