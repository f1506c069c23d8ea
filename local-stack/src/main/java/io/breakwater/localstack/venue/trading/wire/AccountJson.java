package io.breakwater.localstack.venue.trading.wire;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Valuation;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.trading.AccountState;
import io.breakwater.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The account on the wire. Margin figures are the simple ones of Regulation T: half of what is held
 * at the start, a quarter (short: 30 %) to keep it. The fields of the day-trading rule, which
 * Alpaca dropped in 2026, are there for older clients that insist on them.
 */
public record AccountJson(
    String id,
    String accountNumber,
    String status,
    String cryptoStatus,
    String currency,
    String buyingPower,
    String regtBuyingPower,
    String daytradingBuyingPower,
    String nonMarginableBuyingPower,
    String optionsBuyingPower,
    int optionsApprovedLevel,
    int optionsTradingLevel,
    String cash,
    String accruedFees,
    String portfolioValue,
    String equity,
    String lastEquity,
    String longMarketValue,
    String shortMarketValue,
    String positionMarketValue,
    String initialMargin,
    String maintenanceMargin,
    String lastMaintenanceMargin,
    String sma,
    String multiplier,
    boolean shortingEnabled,
    boolean tradingBlocked,
    boolean transfersBlocked,
    boolean accountBlocked,
    boolean tradeSuspendedByUser,
    boolean patternDayTrader,
    int daytradeCount,
    String pendingTransferIn,
    String pendingTransferOut,
    String pendingRegTafFees,
    String intradayAdjustments,
    LocalDate balanceAsof,
    Instant createdAt) {

  private static final BigDecimal INITIAL = new BigDecimal("0.5");
  private static final BigDecimal LONG_MAINTENANCE = new BigDecimal("0.25");
  private static final BigDecimal SHORT_MAINTENANCE = new BigDecimal("-0.3");

  public static AccountJson of(AccountIdentity identity, AccountState account) {
    Valuation worth = account.valuation();
    AccountSettings settings = account.settings();
    String buyingPower = Plain.text(account.buyingPower());
    String unleveraged = Plain.text(worth.buyingPower(1));
    String equity = Plain.text(worth.equity());
    return new AccountJson(
        identity.id().toString(),
        identity.number(),
        "ACTIVE",
        "INACTIVE",
        "USD",
        buyingPower,
        buyingPower,
        "0",
        unleveraged,
        "0",
        0,
        0,
        Plain.text(worth.cash()),
        "0",
        equity,
        equity,
        Plain.text(account.lastEquity()),
        Plain.text(worth.longValue()),
        Plain.text(worth.shortValue()),
        Plain.text(worth.longValue().plus(worth.shortValue())),
        share(worth.grossValue(), INITIAL),
        maintenance(worth),
        "0",
        "0",
        Integer.toString(settings.maxMarginMultiplier()),
        !settings.noShorting(),
        false,
        false,
        false,
        settings.suspendTrade(),
        false,
        0,
        "0",
        "0",
        "0",
        "0",
        VenueHours.dateOf(account.at()),
        identity.createdAt());
  }

  private static String maintenance(Valuation worth) {
    Money margin =
        worth
            .longValue()
            .times(LONG_MAINTENANCE, RoundingMode.HALF_EVEN)
            .plus(worth.shortValue().times(SHORT_MAINTENANCE, RoundingMode.HALF_EVEN));
    return Plain.text(margin);
  }

  private static String share(Money money, BigDecimal ratio) {
    return Plain.text(money.times(ratio, RoundingMode.HALF_EVEN));
  }
}
