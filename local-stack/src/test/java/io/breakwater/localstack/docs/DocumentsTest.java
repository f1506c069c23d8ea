package io.breakwater.localstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents name exists: links, make targets, settings; and they keep their size. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]+`");
  private static final Pattern MAKE = Pattern.compile("\\bmake ([a-z][a-z0-9-]*)");
  private static final Pattern SETTING =
      Pattern.compile("(?<![.\\w])(breakwater\\.[a-z][a-z0-9.-]*[a-z0-9])");

  private static final List<String> ADR_HEADINGS =
      List.of("## Status", "## Context", "## Decision", "## Rejected", "## Consequences");

  private static final List<String> RUNBOOK_PARTS =
      List.of("Alert", "What you see", "What it means for money", "Check", "Act", "Verify").stream()
          .map(part -> "**" + part + "**")
          .toList();

  private final Repository repository = Repository.here();

  @Test
  void everyRelativeLinkLeadsToAFile() {
    var broken = new TreeSet<String>();
    for (Path document : repository.documents()) {
      for (String link : Repository.groups(LINK, Repository.text(document))) {
        if (!Files.exists(document.resolveSibling(link))) {
          broken.add(name(document) + " -> " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyMakeTargetNamedExists() {
    assertThat(named(MAKE)).isNotEmpty().isSubsetOf(repository.makeTargets());
  }

  @Test
  void everySettingNamedIsRead() {
    Set<String> known = repository.settings();

    Set<String> unknown =
        named(SETTING).stream()
            .filter(key ->
                known.stream()
                    .noneMatch(
                        k -> key.equals(k) || key.startsWith(k + ".") || k.startsWith(key + ".")))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unknown).isEmpty();
  }

  @Test
  void pagesKeepTheirSize() {
    var tooLong = new TreeSet<String>();
    for (Path document : repository.documents()) {
      long lines = Repository.text(document).lines().count();
      if (lines > allowed(name(document))) {
        tooLong.add(name(document) + ": " + lines);
      }
    }

    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyDecisionRecordHasItsFiveHeadings() {
    List<Path> records =
        repository.documents().stream()
            .filter(file -> name(file).matches("docs/adr/\\d{4}-.*"))
            .toList();

    assertThat(records).isNotEmpty();
    assertThat(records)
        .allSatisfy(
            file -> assertThat(Repository.text(file).lines()).containsSubsequence(ADR_HEADINGS));
  }

  @Test
  void everyDecisionRecordIsInTheIndex() {
    Set<String> indexed =
        Repository.groups(LINK, Repository.text(repository.root().resolve("docs/adr/README.md")));

    assertThat(indexed).containsAll(pages("docs/adr/(\\d{4}-.*)"));
  }

  @Test
  void everyPageIsInTheIndexOfTheDocuments() {
    Set<String> indexed =
        Repository.groups(LINK, Repository.text(repository.root().resolve("docs/README.md")));

    assertThat(indexed).containsAll(pages("docs/((?:architecture/|runbook/|api/)?[a-z-]+\\.md)"));
  }

  @Test
  void everyRunbookPageHasItsParts() {
    List<Path> runbook =
        repository.documents().stream()
            .filter(file -> name(file).matches("docs/runbook/[a-z-]+\\.md"))
            .toList();

    assertThat(runbook).isNotEmpty();
    assertThat(runbook)
        .allSatisfy(file ->
            assertThat(Repository.text(file))
                .containsSubsequence(RUNBOOK_PARTS)
                .contains("**Escalate**", "**Last rehearsed**"));
  }

  /** The names, relative to where the pattern's group begins, of the documents that match. */
  private Set<String> pages(String pattern) {
    Pattern whole = Pattern.compile("(?m)^" + pattern + "$");
    Set<String> pages =
        repository.documents().stream()
            .flatMap(file -> Repository.groups(whole, name(file)).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(pages).isNotEmpty();
    return pages;
  }

  private static long allowed(String document) {
    if (document.equals("README.md")) {
      return 150;
    }
    return document.matches("[a-z-]+/README\\.md") || document.matches("docs/adr/\\d{4}-.*")
        ? 60
        : 400;
  }

  private Set<String> named(Pattern pattern) {
    return repository.documents().stream()
        .map(Repository::text)
        .flatMap(text -> CODE.matcher(text).results().map(code -> code.group()))
        .flatMap(code -> Repository.groups(pattern, code).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String name(Path file) {
    return repository.root().relativize(file).toString();
  }
}
