package io.breakwater.execution.csv.web;

import io.breakwater.execution.csv.CsvTable;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says in the API's description what columns a table has. */
public final class CsvDescription implements GlobalOperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Class<?> answer = handler.getReturnType().getParameterType();
    if (CsvTable.class.isAssignableFrom(answer)) {
      String header = String.join(",", Columns.of(answer));
      operation.getResponses().values().stream()
          .map(ApiResponse::getContent)
          .filter(content -> content != null && content.containsKey(CsvTable.MEDIA_TYPE))
          .forEach(content -> describe(content, header));
    }
    return operation;
  }

  private static void describe(Content content, String header) {
    content.put(
        CsvTable.MEDIA_TYPE,
        new MediaType().schema(new StringSchema().description("Columns: " + header)));
  }
}
