package io.breakwater.localstack.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout as text: its documents, its make targets and the settings that its code reads. */
final class Repository {

  private static final Set<String> PASSED_OVER = Set.of("target", ".git", ".local", "node_modules");

  private static final Pattern PROPERTIES =
      Pattern.compile("@ConfigurationProperties\\(\\s*(?:prefix\\s*=\\s*)?\"([a-z0-9.-]+)\"");

  private static final Pattern COMPONENT =
      Pattern.compile("[\\w>\\]?]\\s+([a-z][A-Za-z0-9]*)\\s*[,)]");

  private final Path root;

  private Repository(Path root) {
    this.root = root;
  }

  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return new Repository(folder);
  }

  Path root() {
    return root;
  }

  List<Path> documents() {
    return files(".md");
  }

  Set<String> makeTargets() {
    return groups(Pattern.compile("(?m)^([a-z][a-z0-9-]*):"), text(root.resolve("Makefile")));
  }

  /** Prefixes and full keys of every typed configuration record in main code. */
  Set<String> settings() {
    return files(".java").stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .map(Repository::text)
        .flatMap(Repository::settingsOf)
        .collect(Collectors.toSet());
  }

  private static Stream<String> settingsOf(String source) {
    var prefix = PROPERTIES.matcher(source);
    if (!prefix.find()) {
      return Stream.empty();
    }
    String header = source.substring(prefix.end(), source.indexOf('{', prefix.end()));
    return Stream.concat(
        Stream.of(prefix.group(1)),
        groups(COMPONENT, header).stream().map(name -> prefix.group(1) + "." + kebab(name)));
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  private List<Path> files(String ending) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !passedOver(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean passedOver(Path file) {
    for (Path part : root.relativize(file)) {
      if (PASSED_OVER.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  static Set<String> groups(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
