package io.breakwater.execution.position.web;

import io.breakwater.execution.broker.AccountSnapshot;
import io.breakwater.execution.position.RealtimeProfit;
import io.breakwater.execution.position.ShowProfit;
import io.breakwater.money.Money;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Profit: look at. */
@RestController
@Allowed(Role.VIEWER)
class ProfitController {
  private final ShowProfit showProfit;

  ProfitController(ShowProfit showProfit) {
    this.showProfit = showProfit;
  }

  @Operation(
      summary = "Profit as of now, in all and of the trading date",
      description =
          "day: realised on trading_date (New York; where that is no session, the next one's), plus"
              + " unrealized now, less the unrealised profit of the opening holdings at the close"
              + " of previous_session. Prices are mids of the last quotes, each with its age. null"
              + " where a price that it needs is missing; account is null with a strategy, and"
              + " while the broker cannot be asked.")
  @GetMapping(path = "/api/v1/positions/pnl/realtime", produces = MediaType.APPLICATION_JSON_VALUE)
  Profit profit(
      @RequestParam(required = false) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") @Nullable String strategy) {
    return Profit.of(showProfit.show(strategy), strategy);
  }

  /**
   * Profit in US dollars, from one snapshot of the positions.
   *
   * @param asOf market time
   * @param stale whether the price of anything held is
   */
  record Profit(
      Instant asOf,
      LocalDate tradingDate,
      LocalDate previousSession,
      @Nullable String strategy,
      Money realized,
      @Nullable Money unrealized,
      @Nullable Money total,
      @Nullable Money day,
      boolean stale,
      @Nullable ProfitAccount account,
      List<ProfitView> positions) {

    static Profit of(RealtimeProfit profit, @Nullable String strategy) {
      AccountSnapshot account = profit.account();
      return new Profit(
          profit.asOf(),
          profit.tradingDate(),
          profit.previousSession(),
          strategy,
          profit.realized(),
          profit.unrealized().orElse(null),
          profit.unrealized().map(profit.realized()::plus).orElse(null),
          profit.dayPnl().orElse(null),
          profit.isStale(),
          account == null ? null : new ProfitAccount(account.cash(), account.equity()),
          profit.days().stream().map(day -> ProfitView.of(profit, day)).toList());
    }
  }

  /** What the broker says is in the account. */
  record ProfitAccount(Money cash, Money equity) {}
}
