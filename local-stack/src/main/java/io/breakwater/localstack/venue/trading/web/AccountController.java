package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.trading.AccountState;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.trading.wire.AccountJson;
import io.breakwater.localstack.venue.trading.wire.PositionJson;
import io.breakwater.localstack.venue.trading.wire.SettingsJson;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The account, its settings and its positions. */
@RestController
final class AccountController {
  private static final Set<BigDecimal> MULTIPLIERS =
      Set.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(4));

  private final TradingEngine engine;
  private final JsonMapper json;

  AccountController(TradingEngine engine, JsonMapper json) {
    this.engine = engine;
    this.json = json;
  }

  @GetMapping("/v2/account")
  AccountJson account() {
    return AccountJson.of(engine.identity(), engine.account());
  }

  @GetMapping("/v2/account/configurations")
  SettingsJson settings() {
    return SettingsJson.of(engine.account().settings());
  }

  @PatchMapping("/v2/account/configurations")
  SettingsJson configure(@RequestBody(required = false) byte @Nullable [] bytes) {
    Body body = Body.read(json, bytes == null ? new byte[0] : bytes);
    var suspend = body.flag("suspend_trade");
    var noShorting = body.flag("no_shorting");
    var fractional = body.flag("fractional_trading");
    var ptp = body.flag("ptp_no_exception_entry");
    var email = body.text("trade_confirm_email");
    if (email.isPresent() && !email.get().equals("all") && !email.get().equals("none")) {
      throw Body.bad("invalid trade_confirm_email");
    }
    var multiplier = body.decimal("max_margin_multiplier").map(AccountController::multiplier);
    return SettingsJson.of(
        engine.configure(now ->
            new AccountSettings(
                suspend.orElse(now.suspendTrade()),
                noShorting.orElse(now.noShorting()),
                fractional.orElse(now.fractionalTrading()),
                multiplier.orElse(now.maxMarginMultiplier()),
                email.orElse(now.tradeConfirmEmail()),
                ptp.orElse(now.ptpNoExceptionEntry()))));
  }

  @GetMapping("/v2/positions")
  List<PositionJson> positions() {
    AccountState account = engine.account();
    return account.portfolio().positions().values().stream()
        .map(position -> PositionJson.of(position, account))
        .toList();
  }

  @GetMapping("/v2/positions/{symbol}")
  PositionJson position(@PathVariable("symbol") String symbol) {
    AccountState account = engine.account();
    return account.portfolio().positions().values().stream()
        .map(position -> PositionJson.of(position, account))
        .filter(found -> isNamed(symbol, found))
        .findFirst()
        .orElseThrow(() -> new AlpacaException(AlpacaError.notFound("position does not exist")));
  }

  private static boolean isNamed(String symbolOrAssetId, PositionJson position) {
    return position.symbol().equals(symbolOrAssetId)
        || position.assetId().toString().equals(symbolOrAssetId);
  }

  private static int multiplier(BigDecimal value) {
    if (!MULTIPLIERS.contains(value.stripTrailingZeros())) {
      throw Body.bad("invalid max_margin_multiplier");
    }
    return value.intValueExact();
  }
}
