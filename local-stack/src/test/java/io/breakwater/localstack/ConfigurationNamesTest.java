package io.breakwater.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spring Boot ignores an environment variable that it does not know, so a mistyped one is silently
 * the default. Every name that the launcher or docker-compose hands to a process must therefore be
 * a component of a properties record, or a variable that a service's YAML reads.
 */
class ConfigurationNamesTest {
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern PREFIX =
      Pattern.compile("@ConfigurationProperties\\(\\s*(?:prefix = )?\"([a-z.-]+)\"");
  private static final Pattern COMPONENT =
      Pattern.compile("[\\w>\\]]\\s+([a-z][A-Za-z0-9]*)\\s*(?=[,)])");
  private static final Pattern READ_BY_YAML = Pattern.compile("\\$\\{([A-Z_0-9]+)");
  private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^#? ?([A-Z][A-Z_0-9]+)=");
  private static final Pattern IN_COMPOSE = Pattern.compile("(?m)^\\s+(BREAKWATER_[A-Z_0-9]+):");
  private static final Pattern IN_LAUNCHER = Pattern.compile("\"(BREAKWATER_[A-Z_0-9]+[A-Z0-9])\"");

  @Test
  void everyVariableIsOneThatAProcessReads() throws IOException {
    Set<String> known = known();
    List<String> unknown = new ArrayList<>();
    for (String name : handedOver()) {
      if (known.stream().noneMatch(name::equals)) {
        unknown.add(name);
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void theExampleOfTheEnvironmentNamesWhatComposeReads() throws IOException {
    Set<String> read = new TreeSet<>();
    collect(READ_BY_YAML, CHECKOUT.resolve("docker-compose.yml"), read);
    Set<String> written = new TreeSet<>();
    collect(ASSIGNMENT, CHECKOUT.resolve(".env.example"), written);

    assertThat(written).containsAll(read);
    written.removeAll(read);
    assertThat(written).containsExactly("BREAKWATER_CLOCK_STOPPED_AT");
  }

  private static Set<String> handedOver() throws IOException {
    Set<String> names = new TreeSet<>();
    collect(IN_COMPOSE, CHECKOUT.resolve("docker-compose.yml"), names);
    collect(
        IN_LAUNCHER,
        CHECKOUT.resolve(
            "local-stack/src/main/java/io/breakwater/localstack/launcher/Programs.java"),
        names);
    // PostgreSQL's own script reads this one.
    names.remove("BREAKWATER_DB_PASSWORD");
    return names;
  }

  private static Set<String> known() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : sources("Properties.java")) {
      String source = Files.readString(file);
      Matcher prefix = PREFIX.matcher(source);
      if (prefix.find()) {
        String header = header(source, prefix.end());
        Matcher component = COMPONENT.matcher(header);
        while (component.find()) {
          String name = variable(prefix.group(1)) + "_" + variable(component.group(1));
          names.add(name);
          names.add(name + "_BASEURL");
        }
      }
    }
    for (Path file : sources(".yml")) {
      collect(READ_BY_YAML, file, names);
    }
    return names;
  }

  /** The components of the record behind the annotation: up to the body's opening brace. */
  private static String header(String source, int from) {
    int start = source.indexOf("record", from);
    return start < 0 ? "" : source.substring(start, source.indexOf('{', start));
  }

  /** Spring Boot's form of a name as an environment variable: dots to underscores, no hyphens. */
  private static String variable(String name) {
    return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static void collect(Pattern pattern, Path file, Set<String> names) throws IOException {
    pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .forEach(names::add);
  }

  private static List<Path> sources(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(CHECKOUT)) {
      for (Path module : modules.filter(one -> Files.exists(one.resolve("src/main"))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
          files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
        }
      }
    }
    return found;
  }
}
