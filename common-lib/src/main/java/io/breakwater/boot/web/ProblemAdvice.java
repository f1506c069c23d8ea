package io.breakwater.boot.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever a controller throws, and whatever keeps a request from reaching one, into a
 * problem. What we did not foresee is logged whole and answered with nothing but its code.
 * Thread-safe.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  static final String INVALID = "The request is not valid.";

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleUnforeseen(Exception fault, WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      // Nobody is left to be told, and nothing is wrong with us.
      return null;
    }
    LOG.atError().setCause(fault).log("request failed");
    return handleExceptionInternal(
        fault,
        Problems.of(CommonProblem.INTERNAL_ERROR, null),
        new HttpHeaders(),
        HttpStatus.INTERNAL_SERVER_ERROR,
        request);
  }

  /** Tomcat found the query or a form unreadable, or the form too large. */
  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleUnreadableParameters(
      InvalidParameterException fault, WebRequest request) {
    CommonProblem problem = CommonProblem.of(HttpStatusCode.valueOf(fault.getErrorCode()));
    return handleExceptionInternal(
        fault, Problems.of(problem, INVALID), new HttpHeaders(), problem.status(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(fault, JsonFaults.explain(fault), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors = new ArrayList<>();
    for (ObjectError error : fault.getBindingResult().getAllErrors()) {
      String path =
          error instanceof org.springframework.validation.FieldError field ? field.getField() : "";
      errors.add(new FieldError(FieldNames.asJson(path), messageOf(error.getDefaultMessage())));
    }
    return invalid(fault, errors, headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors = new ArrayList<>();
    for (var result : fault.getParameterValidationResults()) {
      String parameter = String.valueOf(result.getMethodParameter().getParameterName());
      for (var error : result.getResolvableErrors()) {
        String field =
            error instanceof org.springframework.validation.FieldError inside
                ? inside.getField()
                : parameter;
        errors.add(new FieldError(FieldNames.asJson(field), messageOf(error.getDefaultMessage())));
      }
    }
    return invalid(fault, errors, headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String field =
        fault instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(fault.getPropertyName());
    return invalid(
        fault,
        List.of(new FieldError(field, JsonFaults.expected(fault.getRequiredType()))),
        headers,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(
        fault, List.of(new FieldError(fault.getParameterName(), "is missing")), headers, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException fault,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldError> errors =
        fault instanceof MissingRequestHeaderException header
            ? List.of(new FieldError(header.getHeaderName(), "is missing"))
            : List.of();
    return invalid(fault, errors, headers, request);
  }

  /** Every answer leaves through here, so that none is without code and type. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Object given = body == null && fault instanceof ErrorResponse known ? known.getBody() : body;
    boolean ours = given instanceof ProblemDetail problem && Problems.codeOf(problem) != null;
    Object complete = ours ? given : Problems.of(CommonProblem.of(status), null);
    return super.handleExceptionInternal(fault, complete, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> invalid(
      Exception fault, List<FieldError> errors, HttpHeaders headers, WebRequest request) {
    ProblemDetail problem = Problems.of(CommonProblem.INVALID_REQUEST, INVALID);
    problem.setProperty(
        "errors",
        Set.copyOf(errors).stream()
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList());
    return handleExceptionInternal(fault, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  private static String messageOf(@Nullable String message) {
    return message == null ? "is not valid" : message;
  }
}
