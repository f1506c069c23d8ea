package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.testing.ProblemsPage;
import io.breakwater.testing.ProblemsPage.Row;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

class CommonProblemTest {

  @Test
  void areThoseOfTheCatalogue() {
    ProblemsPage.check(
        "common",
        Arrays.stream(CommonProblem.values())
            .map(problem -> new Row(problem.name(), problem.status().value(), problem.meaning()))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND",
    "413, PAYLOAD_TOO_LARGE",
    "400, INVALID_REQUEST",
    "418, INVALID_REQUEST",
    "501, INTERNAL_ERROR",
    "503, SERVICE_UNAVAILABLE"
  })
  void areFoundByStatus(int status, CommonProblem problem) {
    assertThat(CommonProblem.of(HttpStatusCode.valueOf(status))).isEqualTo(problem);
  }

  @Test
  void aServiceAddsItsOwn() {
    var problem =
        new ProblemException(HttpStatus.CONFLICT, "TRADING_HALTED", "Trading is halted.")
            .titled("Order denied")
            .with("order_id", 7)
            .retryAfter(Duration.ofMillis(1));

    assertThat(problem.code()).isEqualTo("TRADING_HALTED");
    assertThat(problem.getBody().getType()).hasToString("/problems/trading-halted");
    assertThat(problem.getBody().getTitle()).isEqualTo("Order denied");
    assertThat(problem.getBody().getProperties()).containsEntry("order_id", 7);
    assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "halted", "TRADING-HALTED", "_HALTED", "HALTED_", "1HALTED"})
  void refusesACodeThatIsNotUpperSnake(String code) {
    assertThatThrownBy(() -> new ProblemException(HttpStatus.CONFLICT, code, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
