package io.breakwater.execution.broker;

/** The account itself: what is in it, and whether it may trade. Thread-safe. */
public interface BrokerAccount {

  /**
   * What is in the account now.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  AccountSnapshot snapshot();

  /**
   * The broker's own name for the account.
   *
   * @throws BrokerUnreadableException if the broker could not be asked
   */
  String number();

  /**
   * Tells the broker to refuse new orders of this account, or to take them again.
   *
   * @return what the broker then says the setting is
   * @throws BrokerUnreadableException if the broker did not confirm either
   */
  boolean suspendTrading(boolean suspend);
}
