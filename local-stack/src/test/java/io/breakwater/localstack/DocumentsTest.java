package io.breakwater.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a document names must exist: files it links to, make targets, variables. */
class DocumentsTest {
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]+`");
  private static final Pattern MAKE = Pattern.compile("\\bmake ([a-z][a-z-]*[a-z])\\b");
  private static final Pattern TARGET = Pattern.compile("(?m)^([a-z][a-z-]*):");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^#? ?([A-Z][A-Z_0-9]+)=");

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      LINK.matcher(Files.readString(document))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
          .filter(link -> Files.notExists(document.resolveSibling(link)))
          .map(link -> CHECKOUT.relativize(document) + " links to " + link)
          .forEach(dead::add);
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void everyMakeTargetExists() throws IOException {
    Set<String> targets = found(TARGET, Files.readString(CHECKOUT.resolve("Makefile")));
    List<String> unknown = new ArrayList<>();
    for (Path document : documents()) {
      CODE.matcher(Files.readString(document))
          .results()
          .map(MatchResult::group)
          .flatMap(code -> found(MAKE, code).stream())
          .filter(target -> !targets.contains(target))
          .map(target -> CHECKOUT.relativize(document) + " names make " + target)
          .forEach(unknown::add);
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void theExampleOfTheEnvironmentNamesWhatComposeReads() throws IOException {
    Set<String> read =
        found(VARIABLE, Files.readString(CHECKOUT.resolve("docker-compose.yml")));
    Set<String> written = found(ASSIGNMENT, Files.readString(CHECKOUT.resolve(".env.example")));

    assertThat(written).containsAll(read);
    // The launcher alone reads and writes this one.
    written.removeAll(read);
    assertThat(written).containsExactly("BREAKWATER_CLOCK_STOPPED_AT");
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> isOurs(CHECKOUT.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      String name = part.toString();
      boolean hidden = name.startsWith(".") && !".github".equals(name);
      if (hidden || "target".equals(name) || "node_modules".equals(name)) {
        return false;
      }
    }
    return true;
  }
}
