package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.trading.wire.AccountJson;
import io.breakwater.localstack.venue.trading.wire.SettingsJson;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The account and its settings. */
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

  private static int multiplier(BigDecimal value) {
    if (!MULTIPLIERS.contains(value.stripTrailingZeros())) {
      throw Body.bad("invalid max_margin_multiplier");
    }
    return value.intValueExact();
  }
}
