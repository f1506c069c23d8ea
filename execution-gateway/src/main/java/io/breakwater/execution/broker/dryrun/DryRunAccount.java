package io.breakwater.execution.broker.dryrun;

import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.broker.BrokerAccount;
import io.breakwater.money.Money;

/**
 * An account with nothing in it: no order is ever paid for, so no sum in it would mean anything.
 * Whether it may trade is kept. Thread-safe.
 */
final class DryRunAccount implements BrokerAccount {
  private static final String NUMBER = "DRY-RUN";
  private static final int SUFFIX_LENGTH = 4;
  private static final Money NOTHING = Money.zero(Money.USD);

  private final DryRunBook book;

  DryRunAccount(DryRunBook book) {
    this.book = book;
  }

  @Override
  public AccountSnapshot snapshot() {
    return new AccountSnapshot(
        NUMBER.substring(NUMBER.length() - SUFFIX_LENGTH), NOTHING, NOTHING, NOTHING);
  }

  @Override
  public String number() {
    return NUMBER;
  }

  @Override
  public boolean suspendTrading(boolean suspend) {
    return book.change(turn -> {
      turn.rows().suspend(suspend);
      return suspend;
    });
  }
}
