package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container sends to its error page: faults of filters, and of the container. */
@Controller
final class ContainerErrorController implements ErrorController {
  private final ErrorWriter errors;

  ContainerErrorController(ErrorWriter errors) {
    this.errors = errors;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    errors.write(
        request, response, AlpacaAdvice.ofStatus(status instanceof Integer known ? known : 404));
  }
}
