package io.breakwater.localstack.venue.account;

/**
 * What the account's owner has configured; the fields are Alpaca's.
 *
 * @param maxMarginMultiplier 1, 2 or 4
 * @param tradeConfirmEmail {@code all} or {@code none}; no mail is ever sent
 */
public record AccountSettings(
    boolean suspendTrade,
    boolean noShorting,
    boolean fractionalTrading,
    int maxMarginMultiplier,
    String tradeConfirmEmail,
    boolean ptpNoExceptionEntry) {

  /**
   * @throws IllegalArgumentException if the multiplier is none of Alpaca's
   */
  public AccountSettings {
    if (maxMarginMultiplier != 1 && maxMarginMultiplier != 2 && maxMarginMultiplier != 4) {
      throw new IllegalArgumentException(
          "margin multiplier must be 1, 2 or 4, was " + maxMarginMultiplier);
    }
  }

  public static AccountSettings initial(int maxMarginMultiplier) {
    return new AccountSettings(false, false, true, maxMarginMultiplier, "all", false);
  }
}
