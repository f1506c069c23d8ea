package io.breakwater.boot.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.breakwater.security.Allowed;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Role;
import io.breakwater.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service starts while its database is away, and says so to whoever needs it. */
@SpringBootTest(
    classes = DatabaseAwayIT.Service.class,
    webEnvironment = RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "breakwater.database.url=jdbc:postgresql://127.0.0.1:1/none",
      "breakwater.database.username=nobody",
      "breakwater.database.password=nothing",
      "breakwater.database.connection-timeout=300ms"
    })
class DatabaseAwayIT {
  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/query", "/transaction", "/commit", "/deadlock"})
  void answersUnavailableAndWhenToAskAgain(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", TestKeys.bearer(Role.VIEWER))
            .build();

    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body())
          .contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"instance\":\"" + path + "\"")
          .doesNotContain("127.0.0.1", "Exception");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Queries.class)
  static class Service {
    @Bean
    KeyVerifier keyVerifier() {
      return TestKeys.verifier();
    }
  }

  @RestController
  @Allowed(Role.VIEWER)
  static class Queries {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Queries(JdbcClient jdbc, TransactionOperations transactions) {
      this.jdbc = jdbc;
      this.transactions = transactions;
    }

    @GetMapping("/query")
    int query() {
      return jdbc.sql("select 1").query(Integer.class).single();
    }

    @GetMapping("/transaction")
    Integer transaction() {
      return transactions.execute(status -> query());
    }

    @GetMapping("/commit")
    int commit() {
      throw new TransactionSystemException("went away at the commit");
    }

    @GetMapping("/deadlock")
    int deadlock() {
      throw new CannotAcquireLockException("deadlock");
    }
  }
}
