package io.breakwater.localstack.venue.wire.web;

import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever a handler throws into Alpaca's error body. */
@RestControllerAdvice
final class AlpacaAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(AlpacaAdvice.class);

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(AlpacaException e, HttpServletRequest request) {
    return answer(e.error(), request);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<Map<String, Object>> noSuchPath(HttpServletRequest request) {
    return answer(AlpacaError.notFound("endpoint not found"), request);
  }

  /** Whatever the client accepts, an error is JSON. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notAcceptable(
      HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
    return answer(AlpacaError.of(406, "only application/json is served"), request);
  }

  /** The last line: what nobody foresaw is logged whole and answered without a detail. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unforeseen(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      int status = known.getStatusCode().value();
      return answer(status == 400 ? malformed() : AlpacaError.of(status, phrase(status)), request);
    }
    LOG.atError().setCause(e).addKeyValue("path", request.getRequestURI()).log("request failed");
    return answer(AlpacaError.internal(), request);
  }

  static AlpacaError ofStatus(int status) {
    return switch (status) {
      case 400 -> AlpacaError.malformed("bad request");
      case 401 -> AlpacaError.unauthorized();
      case 404 -> AlpacaError.notFound("endpoint not found");
      case 500 -> AlpacaError.internal();
      default -> AlpacaError.of(status, phrase(status));
    };
  }

  private static AlpacaError malformed() {
    return AlpacaError.malformed("request body format is invalid");
  }

  private static String phrase(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "error " + status : known.getReasonPhrase().toLowerCase(Locale.ROOT);
  }

  private static ResponseEntity<Map<String, Object>> answer(
      AlpacaError error, HttpServletRequest request) {
    return ResponseEntity.status(error.status())
        .header("Content-Type", "application/json")
        .body(ErrorWriter.body(request, error));
  }
}
