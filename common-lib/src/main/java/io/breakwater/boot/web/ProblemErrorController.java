package io.breakwater.boot.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what the container forwards to its error page, such as an exception in a filter or {@code
 * sendError}: as a problem, and without what went wrong inside. Thread-safe.
 */
@RestController
final class ProblemErrorController implements ErrorController {

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail problem =
        thrown(request) instanceof ProblemException known
            ? known.getBody()
            : Problems.of(CommonProblem.of(status(request)), null);
    if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
      problem.setInstance(Problems.instanceOf(path));
    }
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static @Nullable Object thrown(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }

  private static HttpStatusCode status(HttpServletRequest request) {
    // Without the attribute nothing went wrong: somebody called the error page itself.
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? HttpStatusCode.valueOf(code)
        : HttpStatus.NOT_FOUND;
  }
}
