package io.breakwater.boot.web;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds the bodies of problems, so that all of them have the same fields. */
final class Problems {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final String CODE_FIELD = "code";

  private Problems() {}

  static ProblemDetail of(CommonProblem problem, @Nullable String detail) {
    return of(problem.status(), problem.name(), problem.title(), detail);
  }

  /** A title that is null is made from the code. */
  static ProblemDetail of(
      HttpStatusCode status, String code, @Nullable String title, @Nullable String detail) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a problem code must be UPPER_SNAKE, was " + code);
    }
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(title == null ? titleOf(code) : title);
    if (detail != null) {
      problem.setDetail(detail);
    }
    problem.setProperty(CODE_FIELD, code);
    return problem;
  }

  /** {@code RUN_EXISTS} reads "Run exists". */
  private static String titleOf(String code) {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The path of a request as a URI reference; the root where the path is none. */
  static URI instanceOf(@Nullable String path) {
    try {
      return URI.create(path == null ? "/" : path);
    } catch (IllegalArgumentException e) {
      return URI.create("/");
    }
  }

  static @Nullable Object codeOf(ProblemDetail problem) {
    Map<String, Object> properties = problem.getProperties();
    return properties == null ? null : properties.get(CODE_FIELD);
  }
}
