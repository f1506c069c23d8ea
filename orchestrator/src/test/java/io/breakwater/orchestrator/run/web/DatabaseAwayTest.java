package io.breakwater.orchestrator.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class DatabaseAwayTest {

  @Test
  void asksToComeBack() {
    var answer = new DatabaseAway().away(new DataAccessResourceFailureException("no connection"));

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    assertThat(answer.getBody().getProperties()).containsEntry("code", "SERVICE_UNAVAILABLE");
    assertThat(answer.getBody().getDetail()).doesNotContain("connection");
  }
}
