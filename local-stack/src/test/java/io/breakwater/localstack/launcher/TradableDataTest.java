package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.localstack.venue.bar.BarFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradableDataTest {
  private static final String ROW = ",10.5,11,10,10.75,5.375,1200";

  @TempDir Path folder;

  @Test
  void tradesTheBundledSymbolsUpToTheirLastDay() throws IOException {
    TradableData data = TradableData.of(Optional.empty(), List.of());

    assertThat(data.symbols()).containsExactly("AAPL", "FB", "GOOG", "IBM", "MSFT");
    assertThat(data.firstTradingDay()).isEqualTo(LocalDate.of(2013, 1, 2));
    assertThat(data.lastDay()).isEqualTo(LocalDate.of(2013, 3, 1));
  }

  @Test
  void tradesEverySymbolThatHasAFileAndEndsWithTheLatest() throws IOException {
    write("XOM.csv", "2013-01-03" + ROW);
    write("BRK.B.csv", "2013-01-03" + ROW, "2013-01-04" + ROW);

    TradableData data = TradableData.of(Optional.of(folder), List.of());

    assertThat(data.symbols()).containsExactly("BRK.B", "XOM");
    assertThat(data.lastDay()).isEqualTo(LocalDate.of(2013, 1, 4));
  }

  @Test
  void leavesAFileAloneThatIsNotAskedFor() throws IOException {
    write("XOM.csv", "2013-01-03" + ROW);
    write("BAD.csv", "nonsense");

    assertThat(TradableData.of(Optional.of(folder), List.of("XOM")).symbols())
        .containsExactly("XOM");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "XOM.csv | 2013-01-xx,1,2,3 | XOM.csv line 3: 4 fields instead of 7",
        "XOM.csv | 2013-01-05,10.5,11,10,10.75,5,1 | XOM.csv line 3: date 2013-01-05 is not a session",
        "XOM.csv | '' | XOM.csv line 3: 1 fields instead of 7",
        "xom.csv | 2013-01-04,10.5,11,10,10.75,5,1 | xom.csv: the file's name is not a symbol",
      })
  void namesTheFirstBadLine(String name, String row, String message) throws IOException {
    write(name, "2013-01-03" + ROW, row);

    assertThatThrownBy(() -> TradableData.of(Optional.of(folder), List.of()))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void refusesBytesThatAreNoTextAndAnEmptyFile() throws IOException {
    Files.write(folder.resolve("XOM.csv"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> TradableData.of(Optional.of(folder), List.of()))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("XOM.csv line 1: the header must be");

    Files.write(folder.resolve("XOM.csv"), new byte[0]);
    assertThatThrownBy(() -> TradableData.of(Optional.of(folder), List.of()))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("XOM.csv line 1: the header must be");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> TradableData.of(Optional.of(folder.resolve("no")), List.of()))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("DATA must be a folder");
    assertThatThrownBy(() -> TradableData.of(Optional.of(folder), List.of()))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("there is no SYMBOL.csv");
    assertThatThrownBy(() -> TradableData.of(Optional.empty(), List.of("NOPE")))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("NOPE");
  }

  private void write(String name, String... rows) throws IOException {
    Files.writeString(folder.resolve(name), BarFile.HEADER + "\n" + String.join("\n", rows) + "\n");
  }
}
