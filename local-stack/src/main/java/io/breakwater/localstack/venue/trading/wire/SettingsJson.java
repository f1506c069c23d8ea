package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.localstack.venue.account.AccountSettings;
import org.jspecify.annotations.Nullable;

/** The account's configuration on the wire. */
public record SettingsJson(
    boolean suspendTrade,
    boolean noShorting,
    boolean fractionalTrading,
    String maxMarginMultiplier,
    String tradeConfirmEmail,
    boolean ptpNoExceptionEntry,
    @Nullable Integer maxOptionsTradingLevel,
    boolean disableOvernightTrading) {

  public static SettingsJson of(AccountSettings settings) {
    return new SettingsJson(
        settings.suspendTrade(),
        settings.noShorting(),
        settings.fractionalTrading(),
        Integer.toString(settings.maxMarginMultiplier()),
        settings.tradeConfirmEmail(),
        settings.ptpNoExceptionEntry(),
        null,
        true);
  }
}
