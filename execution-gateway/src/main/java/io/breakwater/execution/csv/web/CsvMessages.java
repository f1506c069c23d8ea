package io.breakwater.execution.csv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.csv.CsvTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes a {@link CsvTable} as it says. Thread-safe. */
public final class CsvMessages extends AbstractHttpMessageConverter<CsvTable<?>> {
  private static final String NEXT_CURSOR = "Next-Cursor";
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final CsvMapper csv = new CsvMapper();
  private final JsonMapper json;

  public CsvMessages(JsonMapper json) {
    super(UTF_8, MediaType.parseMediaType(CsvTable.MEDIA_TYPE));
    this.json = json;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return CsvTable.class.isAssignableFrom(type);
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected CsvTable<?> readInternal(Class<? extends CsvTable<?>> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("CSV is only written", input);
  }

  @Override
  protected void writeInternal(CsvTable<?> table, HttpOutputMessage output) throws IOException {
    byte[] lines = lines(table);
    output.getHeaders().setContentType(new MediaType("text", "csv", UTF_8));
    String next = table.nextCursor();
    if (next != null) {
      output.getHeaders().set(NEXT_CURSOR, next);
    }
    output.getBody().write(lines);
  }

  private byte[] lines(CsvTable<?> table) {
    List<String> columns = Columns.of(table.getClass());
    var schema = CsvSchema.builder().addColumns(columns, CsvSchema.ColumnType.STRING);
    var lines = new ByteArrayOutputStream();
    try (SequenceWriter writer =
        csv.writer(schema.setLineSeparator("\r\n").build()).writeValues(lines)) {
      writer.write(columns.toArray(String[]::new));
      for (Record row : table.rows()) {
        JsonNode values = json.valueToTree(row);
        writer.write(
            columns.stream().map(column -> cell(values.path(column))).toArray(String[]::new));
      }
    }
    return lines.toByteArray();
  }

  private static @Nullable String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (!value.isString()) {
      return value.toString();
    }
    String text = value.asString();
    return isTakenForFormula(text) ? "'" + text : text;
  }

  private static boolean isTakenForFormula(String text) {
    return !text.isEmpty()
        && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        && !NUMBER.matcher(text).matches();
  }
}
