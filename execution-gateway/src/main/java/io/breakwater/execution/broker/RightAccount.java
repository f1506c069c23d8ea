package io.breakwater.execution.broker;

/**
 * Refuses to go on with real money unless the keys open the account that was named: keys are easily
 * mixed up, and the mistake is paid for.
 */
public final class RightAccount {
  private final BrokerAccount account;
  private final BrokerProperties properties;

  public RightAccount(BrokerAccount account, BrokerProperties properties) {
    this.account = account;
    this.properties = properties;
  }

  /**
   * Asks the broker, if an account is named.
   *
   * @throws IllegalStateException if the keys open another account
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  public void require() {
    String named = properties.accountNumber();
    if (named == null || named.isBlank()) {
      return;
    }
    if (!account.number().equals(named)) {
      throw new IllegalStateException(
          "breakwater.broker.account-number=%s is not the account that the keys open"
              .formatted(named));
    }
  }
}
