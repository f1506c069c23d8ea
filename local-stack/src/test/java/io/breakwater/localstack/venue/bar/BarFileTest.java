package io.breakwater.localstack.venue.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.Bundled;
import io.breakwater.money.Price;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFileTest {
  private static final String GOOD = "2013-01-02,10.5,11,10,10.75,5.375,1200";

  @Test
  void readsABarDigitForDigit() {
    List<DailyBar> bars = read(GOOD);

    assertThat(bars)
        .containsExactly(
            new DailyBar(
                LocalDate.of(2013, 1, 2),
                Price.of("10.5"),
                Price.of("11"),
                Price.of("10"),
                Price.of("10.75"),
                new BigDecimal("5.375"),
                1200));
  }

  @Test
  void readsEveryBundledFileWhole() {
    assertThat(Bundled.bars("AAPL")).hasSize(3270);
    assertThat(Bundled.bars("FB")).hasSize(196);
    assertThat(Bundled.bars("GOOG")).hasSize(2148);
    assertThat(Bundled.bars("IBM")).hasSize(3270);
    assertThat(Bundled.bars("MSFT")).hasSize(3270);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2013-01-03,1,1.0,2.0,1,1,100 | high 1 is below low 2",
        "2013-01-03,12,11,10,10.5,5,100 | high 11 is below open 12",
        "2013-01-03,10,11,10,12,5,100 | high 11 is below close 12",
        "2013-01-03,9,11,10,10,5,100 | open 9 is below low 10",
        "2013-01-03,10,11,10,9,5,100 | close 9 is below low 10",
        "2013-01-03,0,11,10,10,5,100 | open must be above 0 and at most 1000000, was 0",
        "2013-01-03,1000001,1000001,10,10,5,100 | open must be above 0 and at most 1000000, was 1000001",
        "2013-01-03,-1,11,10,10,5,100 | open '-1' is not a plain decimal number",
        "2013-01-03,1e3,11,10,10,5,100 | open '1e3' is not a plain decimal number",
        "2013-01-03,,11,10,10,5,100 | open '' is not a plain decimal number",
        "2013-01-03,10.1234567,11,10,10,5,100 | open has more than 6 decimals: 10.1234567",
        "2013-01-03,10,11,10,10,0,100 | adj_close must be above 0, was 0",
        "2013-01-03,10,11,10,10,5,-100 | volume must be a whole number up to 1000000000000, was '-100'",
        "2013-01-03,10,11,10,10,5,1.5 | volume must be a whole number up to 1000000000000, was '1.5'",
        "2013-01-03,10,11,10,10,5 | 6 fields instead of 7",
        "2013-01-03,10,11,10,10,5,100,1 | 8 fields instead of 7",
        "2013-01-02,10,11,10,10,5,100 | date 2013-01-02 does not follow 2013-01-02",
        "2012-12-31,10,11,10,10,5,100 | date 2012-12-31 does not follow 2013-01-02",
        "2013-01-05,10,11,10,10,5,100 | date 2013-01-05 is not a session of the NYSE",
        "1999-12-31,10,11,10,10,5,100 | date 1999-12-31 is outside 2000-01-01 to 2099-12-31",
        "03.01.2013,10,11,10,10,5,100 | date '03.01.2013' is not YYYY-MM-DD",
      })
  void namesTheFirstBadLine(String line, String fault) {
    assertThatThrownBy(() -> read(GOOD, line, "nonsense"))
        .isInstanceOf(BadBarFileException.class)
        .hasMessage("TEST.csv line 3: " + fault);
  }

  @Test
  void refusesAnotherHeader() {
    assertThatThrownBy(() -> parse("date,open\n" + GOOD))
        .hasMessage(
            "TEST.csv line 1: the header must be date,open,high,low,close,adj_close,volume");
  }

  @Test
  void refusesAFileWithoutRows() {
    assertThatThrownBy(() -> read()).hasMessage("TEST.csv line 1: no rows");
  }

  private static List<DailyBar> read(String... rows) {
    return parse(BarFile.HEADER + "\n" + String.join("\n", rows));
  }

  private static List<DailyBar> parse(String text) {
    try {
      return BarFile.read("TEST.csv", new StringReader(text), TradingCalendar.nyse());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
