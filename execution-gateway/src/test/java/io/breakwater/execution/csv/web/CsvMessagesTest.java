package io.breakwater.execution.csv.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.boot.MoneyModule;
import io.breakwater.execution.csv.CsvTable;
import io.breakwater.money.Money;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class CsvMessagesTest {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv");

  private final CsvMessages messages =
      new CsvMessages(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .addModule(new MoneyModule())
              .build());

  @Test
  void writesAHeaderAlsoWhereThereIsNoRow() throws IOException {
    assertThat(written()).isEqualTo("client_order_id,cash_flow,count,done,legs\r\n");
  }

  @Test
  void writesAValueAsJsonHasItAndNothingForNull() throws IOException {
    assertThat(lines(row("a", "-0.10"), new Row(null, null, 7, true, Map.of("b", 1))))
        .containsExactly("a,-0.10,1,false,", ",,7,true,\"{\"\"b\"\":1}\"");
  }

  @Test
  void quotesWhatWouldBreakALineApart() throws IOException {
    assertThat(written(row("a,b", "1"), row("say \"c\"", "1"), row("d\r\ne", "1")))
        .endsWith(
            "\r\n\"a,b\",1.00,1,false,\r\n\"say \"\"c\"\"\",1.00,1,false,\r\n"
                + "\"d\r\ne\",1.00,1,false,\r\n");
  }

  /** A spreadsheet would run them. */
  @Test
  void leavesNothingThatASpreadsheetTakesForAFormula() throws IOException {
    for (String text :
        List.of("=1+1", "+1", "-x", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")) {
      assertThat(written(row(text, "1")).replace("\"", "")).as(text).contains("\r\n'" + text);
    }
  }

  @Test
  void leavesNumbersAlone() throws IOException {
    assertThat(lines(row("-1.5", "-2000000.123456789012345678"), row("12", "5")))
        .containsExactly("-1.5,\"-2000000.123456789012345678\",1,false,", "12,5.00,1,false,");
  }

  @Test
  void tellsWhereTheNextPageBegins() throws IOException {
    var output = new MockHttpOutputMessage();
    messages.write(new Table(List.of(), "17"), CSV, output);

    assertThat(output.getHeaders().getFirst("Next-Cursor")).isEqualTo("17");
    assertThat(output.getHeaders().getContentType())
        .isEqualTo(MediaType.parseMediaType("text/csv;charset=UTF-8"));
  }

  @Test
  void writesTablesAndNothingElse() {
    assertThat(messages.canWrite(Table.class, CSV)).isTrue();
    assertThat(messages.canWrite(Table.class, MediaType.APPLICATION_JSON)).isFalse();
    assertThat(messages.canWrite(Row.class, CSV)).isFalse();
    assertThat(messages.canRead(Table.class, CSV)).isFalse();
  }

  private List<String> lines(Row... rows) throws IOException {
    return Arrays.stream(written(rows).split("\r\n")).skip(1).toList();
  }

  private String written(Row... rows) throws IOException {
    var output = new MockHttpOutputMessage();
    messages.write(new Table(List.of(rows), null), CSV, output);
    return output.getBodyAsString();
  }

  private static Row row(String text, String money) {
    return new Row(text, Money.usd(money), 1, false, null);
  }

  record Row(
      @Nullable String clientOrderId,
      @Nullable Money cashFlow,
      int count,
      boolean done,
      @Nullable Map<String, Integer> legs) {}

  record Table(List<Row> rows, @Nullable String nextCursor) implements CsvTable<Row> {}
}
