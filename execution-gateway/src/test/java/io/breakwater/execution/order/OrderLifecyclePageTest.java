package io.breakwater.execution.order;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/architecture/order-lifecycle.md}: its tables are made from {@link OrderStatus}, its
 * picture shows no step that the code does not take. {@code -Ddocs.write=true} renews the tables.
 */
class OrderLifecyclePageTest {
  private static final Path PAGE =
      Path.of("..", "docs", "architecture", "order-lifecycle.md").normalize();
  private static final Pattern ARROW = Pattern.compile("(?m)^  ([A-Z_]+) --> ([A-Z_]+):");

  @Test
  void itsTablesAreWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String renewed = withSection(page, "statuses", statuses());
    renewed = withSection(renewed, "transitions", transitions());

    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, renewed);
    } else {
      assertThat(page).as("run with -Ddocs.write=true to renew it").isEqualTo(renewed);
    }
  }

  @Test
  void itsPictureShowsOnlyStepsThatThereAre() throws IOException {
    var arrows = ARROW.matcher(Files.readString(PAGE)).results().toList();

    assertThat(arrows).hasSizeGreaterThan(15);
    for (MatchResult arrow : arrows) {
      OrderStatus from = OrderStatus.valueOf(arrow.group(1));
      OrderStatus to = OrderStatus.valueOf(arrow.group(2));
      assertThat(from.mayBecome(to)).as(arrow.group()).isTrue();
    }
  }

  private static String statuses() {
    return Arrays.stream(OrderStatus.values())
        .map(status ->
            "| `%s` | %d | %s | %s |\n"
                .formatted(status, status.rank(), status.fixValue(), status.meaning()))
        .collect(joining("", "\n| Status | Rank | FIX 39 | Means |\n|---|---|---|---|\n", "\n"));
  }

  private static String transitions() {
    return Arrays.stream(OrderStatus.values())
        .map(OrderLifecyclePageTest::transitionsTo)
        .collect(joining("", "\n| To | Rank | From | Learned from |\n|---|---|---|---|\n", "\n"));
  }

  private static String transitionsTo(OrderStatus to) {
    String from =
        Arrays.stream(OrderStatus.values())
            .filter(status -> status.mayBecome(to))
            .map(status -> "`%s`".formatted(status))
            .collect(joining(", "));
    String sources =
        to.sources().stream()
            .sorted(Comparator.naturalOrder())
            .map(EvidenceSource::label)
            .collect(joining(", "));
    return "| `%s` | %d | %s | %s |\n"
        .formatted(to, to.rank(), from.isEmpty() ? "the start" : from, sources);
  }

  private static String withSection(String page, String section, String content) {
    String begin = "<!-- begin %s -->\n".formatted(section);
    String end = "<!-- end %s -->".formatted(section);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    assertThat(from).as(begin).isNotNegative().isLessThan(to);
    return page.substring(0, from + begin.length()) + content + page.substring(to);
  }
}
