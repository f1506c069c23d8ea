package io.breakwater.boot.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a handler of ours would pass over in silence: a parameter that it does not have (of
 * a filter with a typing mistake in its name everything is left), one that is empty, and one that
 * is there twice where one is taken. Thread-safe.
 */
final class StrictParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method) && !isForm(request)) {
      List<FieldError> errors = errors(request.getParameterMap(), namesOf(method));
      if (!errors.isEmpty()) {
        throw new ProblemException(CommonProblem.INVALID_REQUEST, ProblemAdvice.INVALID)
            .with("errors", errors);
      }
    }
    return true;
  }

  /** What others bring along, the actuator and the documentation, has rules of its own. */
  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("io.breakwater.");
  }

  /** Whose parts are parameters too: that is its handler's own affair. */
  private static boolean isForm(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
  }

  private static List<FieldError> errors(Map<String, String[]> given, Map<String, Boolean> taken) {
    List<FieldError> errors = new ArrayList<>();
    given.forEach((name, values) -> {
      Boolean several = taken.get(name);
      if (several == null) {
        errors.add(new FieldError(name, "is not a parameter of this request"));
      } else if (Arrays.stream(values).anyMatch(String::isBlank)) {
        errors.add(new FieldError(name, "must not be empty"));
      } else if (values.length > 1 && !several) {
        errors.add(new FieldError(name, "must be given once"));
      }
    });
    return errors;
  }

  /** The names that it takes, and whether it takes several values under each. */
  private static Map<String, Boolean> namesOf(HandlerMethod handler) {
    Map<String, Boolean> names = new HashMap<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        String name = asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name();
        names.put(name, Collection.class.isAssignableFrom(parameter.getParameterType()));
      } else if (parameter.hasParameterAnnotation(ParameterObject.class)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .forEach(component -> names.put(component.getName(), false));
      }
    }
    return names;
  }
}
