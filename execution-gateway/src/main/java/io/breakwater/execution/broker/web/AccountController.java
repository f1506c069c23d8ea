package io.breakwater.execution.broker.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.clock.MarketClock;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.money.Money;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account: look at. */
@RestController
@Allowed(Role.VIEWER)
class AccountController {
  private final BrokerAccount account;
  private final String broker;
  private final MarketClock clock;

  AccountController(BrokerAccount account, BrokerProperties properties, MarketClock clock) {
    this.account = account;
    this.broker = properties.kind().label();
    this.clock = clock;
  }

  @GetMapping(path = "/api/v1/account", produces = MediaType.APPLICATION_JSON_VALUE)
  AccountView account() {
    try {
      return AccountView.of(broker, account.snapshot(), clock.instant());
    } catch (BrokerUnreadableException e) {
      throw new ProblemException(
              CommonProblem.SERVICE_UNAVAILABLE, "The broker could not be asked.", e)
          .retryAfter(Duration.ofSeconds(1));
    }
  }

  /**
   * The account on the wire; asOf is market time.
   *
   * @param broker the kind of broker that orders go to, as in settings
   */
  record AccountView(
      @Schema(
              description = "Where orders go; with dry-run nowhere: they are recorded only",
              allowableValues = {"venue", "dry-run", "alpaca-paper", "alpaca-live"})
          String broker,
      String accountNumberSuffix,
      String currency,
      Money cash,
      Money equity,
      Money buyingPower,
      Instant asOf) {

    static AccountView of(String broker, AccountSnapshot snapshot, Instant asOf) {
      return new AccountView(
          broker,
          snapshot.accountNumberSuffix(),
          snapshot.cash().currency().getCurrencyCode(),
          snapshot.cash(),
          snapshot.equity(),
          snapshot.buyingPower(),
          asOf);
    }
  }
}
