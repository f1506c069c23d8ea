package io.breakwater.marketdata.subscription.web;

import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.ExplicitSubscriptions;
import io.breakwater.marketdata.subscription.Sources;
import io.breakwater.marketdata.subscription.Subscriptions;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.breakwater.subscription.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions")
@Allowed(Role.VIEWER)
class SubscriptionController {

  private final ExplicitSubscriptions explicit;
  private final Subscriptions subscriptions;

  SubscriptionController(ExplicitSubscriptions explicit, Subscriptions subscriptions) {
    this.explicit = explicit;
    this.subscriptions = subscriptions;
  }

  @GetMapping
  SubscriptionsView list() {
    return new SubscriptionsView(
        new TreeMap<>(subscriptions.held())
            .entrySet().stream()
                .map(entry -> SubscriptionView.of(entry.getKey(), entry.getValue()))
                .toList());
  }

  @PostMapping
  @Allowed({Role.TRADER, Role.OPERATOR, Role.SERVICE})
  ResponseEntity<SubscriptionView> subscribe(@Valid @RequestBody SubscribeRequest request) {
    Symbol symbol = Symbol.of(request.symbol());
    HttpStatus status =
        switch (explicit.subscribe(symbol, new Source(request.source()))) {
          case SUBSCRIBED -> HttpStatus.CREATED;
          case HELD_ALREADY -> HttpStatus.OK;
          case UNKNOWN_SYMBOL ->
              throw new ProblemException(
                      HttpStatus.NOT_FOUND, "UNKNOWN_SYMBOL", "The data vendor does not know it.")
                  .with("symbol", symbol.value());
          case LIMIT_REACHED ->
              throw new ProblemException(
                  HttpStatus.CONFLICT,
                  "SUBSCRIPTION_LIMIT_REACHED",
                  "As many symbols are subscribed to as may be.");
        };
    Set<Source> sources = subscriptions.held().getOrDefault(symbol, Set.of());
    return ResponseEntity.status(status).body(SubscriptionView.of(symbol, sources));
  }

  @DeleteMapping("/{symbol}")
  @Allowed({Role.TRADER, Role.OPERATOR, Role.SERVICE})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unsubscribe(
      @PathVariable @Pattern(regexp = Symbol.FORM) String symbol,
      @RequestParam @Pattern(regexp = Sources.EXPLICIT_FORM) String source) {
    explicit.unsubscribe(Symbol.of(symbol), new Source(source));
  }
}
