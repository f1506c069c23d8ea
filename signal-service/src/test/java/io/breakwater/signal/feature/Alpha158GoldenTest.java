package io.breakwater.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.money.Price;
import io.breakwater.signal.marketdata.DailyBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares every feature with what Qlib itself computed from real bars. */
class Alpha158GoldenTest {

  @Test
  void namesAndOrderAreQlibs() {
    List<String> header = List.of(lines("expected.csv").getFirst().split(","));

    assertThat(Alpha158.names()).isEqualTo(header.subList(2, header.size())).hasSize(158);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "IBM"})
  void valuesAreQlibs(String symbol) {
    BarHistory history = history(symbol);

    FeatureTable table = Alpha158.compute(history);

    var differences = new ArrayList<String>();
    int compared = 0;
    for (String[] expected : rows("expected.csv", symbol)) {
      double[] row = table.row(history.rowOf(LocalDate.parse(expected[1])).orElseThrow());
      for (int feature = 0; feature < row.length; feature++) {
        String name = table.names().get(feature);
        double want =
            expected[feature + 2].isEmpty()
                ? Double.NaN
                : Double.parseDouble(expected[feature + 2]);
        if (!isNear(name, row[feature], want)) {
          differences.add(
              "%s %s: %s, Qlib has %s".formatted(expected[1], name, row[feature], want));
        }
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isEqualTo(130 * 158);
  }

  /**
   * Qlib rounds intermediate values to 32 bits, which the differences of CORR, CORD and WVMA see
   * most of.
   */
  private static boolean isNear(String name, double got, double want) {
    if (Double.isNaN(got) || Double.isNaN(want)) {
      return Double.isNaN(got) && Double.isNaN(want);
    }
    double limit =
        switch (name.replaceAll("\\d+$", "")) {
          case "CORR", "CORD" -> 1e-4;
          case "WVMA" -> 1e-6 + 1e-4 * Math.abs(want);
          default -> 1e-7 + 1e-6 * Math.abs(want);
        };
    return Math.abs(got - want) <= limit;
  }

  private static BarHistory history(String symbol) {
    var bars = new ArrayList<DailyBar>();
    for (String[] row : rows("input.csv", symbol)) {
      bars.add(
          new DailyBar(
              LocalDate.parse(row[1]),
              Price.of(row[2]),
              Price.of(row[3]),
              Price.of(row[4]),
              Price.of(row[5]),
              new BigDecimal(row[7]),
              Price.of(row[6])));
    }
    return BarHistory.of(bars, bars.stream().map(DailyBar::date).toList());
  }

  private static List<String[]> rows(String file, String symbol) {
    return lines(file).stream()
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].equals(symbol))
        .toList();
  }

  private static List<String> lines(String file) {
    try (var in = Alpha158GoldenTest.class.getResourceAsStream("/alpha158/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
