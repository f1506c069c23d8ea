package io.breakwater.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The catalogue of problems, {@code docs/api/problems.md}: one section per module, each made from
 * that module's code and checked by its tests. {@code -Dapi.write=true} renews a section.
 */
public final class ProblemsPage {
  private static final Path PAGE = Path.of("..", "docs", "api", "problems.md").normalize();

  private ProblemsPage() {}

  /**
   * One problem.
   *
   * @param meaning one sentence of Markdown
   */
  public record Row(String code, int status, String meaning) {
    private String line() {
      return "| `%s` | %d | %s |%n".formatted(code, status, meaning).replace("\r\n", "\n");
    }
  }

  /**
   * Fails unless the page holds exactly these problems in this section.
   *
   * @param section the heading, such as {@code execution-gateway}; must exist on the page
   */
  public static void check(String section, List<Row> problems) {
    var table = new StringBuilder("\n| Code | Status | Meaning |\n|---|---|---|\n");
    problems.stream()
        .sorted(Comparator.comparingInt(Row::status).thenComparing(Row::code))
        .forEach(row -> table.append(row.line()));
    table.append('\n');
    try {
      String page = Files.readString(PAGE);
      String renewed = withSection(page, section, table.toString());
      if (Boolean.getBoolean("api.write")) {
        Files.writeString(PAGE, renewed);
        return;
      }
      assertThat(page).as("run with -Dapi.write=true to renew it").isEqualTo(renewed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces what stands between the section's two marks. */
  static String withSection(String page, String section, String content) {
    String begin = "<!-- begin " + section + " -->\n";
    String end = "<!-- end " + section + " -->";
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    assertThat(from).as("the page lacks the section %s", section).isBetween(0, to);
    return page.substring(0, from + begin.length()) + content + page.substring(to);
  }
}
