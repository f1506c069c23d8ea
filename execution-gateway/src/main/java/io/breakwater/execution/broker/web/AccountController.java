package io.breakwater.execution.broker.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerProperties;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.RecentAccount;
import io.breakwater.money.Money;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account: look at. */
@RestController
@Allowed(Role.VIEWER)
class AccountController {
  private final RecentAccount account;
  private final String broker;

  AccountController(RecentAccount account, BrokerProperties properties) {
    this.account = account;
    this.broker = properties.kind().label();
  }

  @GetMapping(path = "/api/v1/account", produces = MediaType.APPLICATION_JSON_VALUE)
  AccountView account() {
    try {
      return AccountView.of(broker, account.look());
    } catch (BrokerUnreadableException e) {
      throw new ProblemException(
              CommonProblem.SERVICE_UNAVAILABLE, "The broker could not be asked.", e)
          .retryAfter(RecentAccount.REMEMBERED);
    }
  }

  /**
   * The account on the wire; asOf is market time, at most five seconds of machine time ago.
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

    static AccountView of(String broker, RecentAccount.Seen seen) {
      AccountSnapshot snapshot = seen.account();
      return new AccountView(
          broker,
          snapshot.accountNumberSuffix(),
          snapshot.cash().currency().getCurrencyCode(),
          snapshot.cash(),
          snapshot.equity(),
          snapshot.buyingPower(),
          seen.asOf());
    }
  }
}
