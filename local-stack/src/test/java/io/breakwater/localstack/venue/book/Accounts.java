package io.breakwater.localstack.venue.book;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Accounts for tests. */
public final class Accounts {
  private Accounts() {}

  /** 100,000 dollars, twice its equity in buying power. */
  public static AccountRecord fresh() {
    return with(Money.usd(100_000));
  }

  public static AccountRecord with(Money cash) {
    return new AccountRecord(
        new AccountIdentity(
            UUID.fromString("5f2c6a52-6d5f-4f0e-9d2b-1f2f3c4d5e6f"),
            "PA123456789",
            Instant.parse("2013-01-02T14:00:00.123456789Z")),
        Portfolio.of(cash),
        AccountSettings.initial(2),
        cash,
        null);
  }
}
