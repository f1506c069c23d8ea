package io.breakwater.boot.web;

import io.breakwater.boot.UnacceptableText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Says in the client's terms why a body could not be read; never names a class of ours. */
final class JsonFaults {

  private JsonFaults() {}

  static List<FieldError> explain(HttpMessageNotReadableException fault) {
    return switch (fault.getCause()) {
      case InputCoercionException overflow -> error(overflow, expected(overflow.getTargetType()));
      case StreamReadException broken ->
          List.of(new FieldError("", "is not well-formed JSON" + place(broken)));
      case UnrecognizedPropertyException unknown -> error(unknown, "is not a known field");
      case InvalidFormatException format when reason(format) != null ->
          error(format, String.valueOf(reason(format)));
      case MismatchedInputException mismatch -> error(mismatch, expected(mismatch.getTargetType()));
      case DatabindException other -> error(other, "cannot be read");
      case null, default -> List.of(new FieldError("", "is missing or cannot be read"));
    };
  }

  /** What a value of this type looks like on the wire. */
  static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong type";
    }
    if (type.isEnum()) {
      return "must be one of " + names(type);
    }
    if (type == Instant.class) {
      return "must be an ISO-8601 instant in UTC";
    }
    if (type == LocalDate.class) {
      return "must be a date, yyyy-mm-dd";
    }
    if (type == Duration.class) {
      return "must be an ISO-8601 duration";
    }
    if (type == String.class) {
      return "must be a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a number within range";
    }
    if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
      return "must be a list";
    }
    return "has the wrong type";
  }

  private static @Nullable String reason(InvalidFormatException fault) {
    return fault.getCause() instanceof UnacceptableText text ? text.getMessage() : null;
  }

  private static String names(Class<?> type) {
    JsonMapper plain = JsonMapper.shared();
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> plain.writeValueAsString(constant).replace("\"", ""))
        .collect(Collectors.joining(", "));
  }

  private static String place(StreamReadException broken) {
    var location = broken.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static List<FieldError> error(JacksonException fault, String message) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : fault.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return List.of(new FieldError(path.toString(), message));
  }
}
