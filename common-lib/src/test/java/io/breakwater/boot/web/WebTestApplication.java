package io.breakwater.boot.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.security.Allowed;
import io.breakwater.security.ApiKey;
import io.breakwater.security.KeyVerifier;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.breakwater.security.Secret;
import io.breakwater.security.Verification.Unreachable;
import io.breakwater.testing.TestKeys;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with one handler for each way to go wrong. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import(WebTestApplication.Things.class)
class WebTestApplication {
  static final ApiKey UNJUDGED = new ApiKey("unjudged", Secret.of("ab".repeat(32)));

  @Bean
  KeyVerifier keyVerifier() {
    KeyVerifier known = TestKeys.verifier();
    return key -> key.equals(UNJUDGED) ? new Unreachable() : known.verify(key);
  }

  @Bean
  Filter failingFilter() {
    return (request, response, chain) -> {
      String how = ((HttpServletRequest) request).getHeader("X-Fail");
      if ("throw".equals(how)) {
        throw new IllegalStateException("canary");
      }
      if ("error".equals(how)) {
        ((HttpServletResponse) response).sendError(500, "canary");
        return;
      }
      chain.doFilter(request, response);
    };
  }

  enum Side {
    @JsonProperty("buy")
    BUY,
    @JsonProperty("sell")
    SELL
  }

  record Leg(@NotNull Price limitPrice) {}

  record NewThing(
      @NotBlank String clientOrderId,
      @NotNull Quantity quantity,
      @NotNull Side side,
      @Valid @NotNull List<Leg> legs,
      @Min(0) @Nullable Integer count,
      @Nullable Boolean dryRun,
      @Nullable Instant at) {}

  record Thing(String clientOrderId, Quantity quantity) {}

  @RestController
  static class Things {
    @GetMapping("/api/things")
    @Allowed(Role.VIEWER)
    Map<String, String> list(Principal caller) {
      return Map.of("caller", caller.name());
    }

    @PostMapping("/api/things")
    @Allowed({Role.TRADER, Role.SERVICE})
    ResponseEntity<Thing> create(@Valid @RequestBody NewThing thing) {
      return ResponseEntity.status(HttpStatus.CREATED)
          .body(new Thing(thing.clientOrderId(), thing.quantity()));
    }

    @GetMapping("/api/things/{id}")
    @Allowed(Role.VIEWER)
    long one(@PathVariable("id") long id) {
      return id;
    }

    @GetMapping("/api/things/{id}/{date}")
    @Allowed(Role.VIEWER)
    String on(@PathVariable("id") long id, @PathVariable("date") LocalDate date) {
      return id + " " + date;
    }

    @GetMapping("/api/search")
    @Allowed(Role.VIEWER)
    String search(
        @RequestParam("symbol") String symbol,
        @RequestParam(name = "side", required = false) @Nullable List<String> sides,
        @RequestParam(name = "from", required = false) @Nullable Instant from,
        @RequestParam(name = "limit", defaultValue = "10") @Min(1) @Max(100) int limit) {
      return symbol + limit + sides + from;
    }

    @GetMapping("/api/unnamed")
    String unnamed() {
      return "nobody gets here";
    }

    @PostMapping("/api/signed")
    @Allowed(bySignature = true)
    String signed(@RequestBody byte[] body) {
      return "anybody gets here with " + body.length;
    }

    @GetMapping("/api/broken")
    @Allowed(Role.VIEWER)
    String broken() {
      throw new IllegalStateException("canary");
    }

    @GetMapping("/api/conflict")
    @Allowed(Role.VIEWER)
    String conflict() {
      throw new ProblemException(HttpStatus.CONFLICT, "RUN_EXISTS", "A run exists.")
          .with("run_id", "r1")
          .retryAfter(Duration.ofMillis(1_500));
    }
  }
}
