package io.breakwater.marketdata.bar.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.marketdata.bar.AverageDailyVolume;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Role.VIEWER)
class AdvController {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final AverageDailyVolume averageDailyVolume;

  AdvController(AverageDailyVolume averageDailyVolume) {
    this.averageDailyVolume = averageDailyVolume;
  }

  @GetMapping("/api/v1/adv/{symbol}")
  AdvView adv(@PathVariable @Pattern(regexp = Symbol.FORM) String symbol) {
    return switch (averageDailyVolume.of(Symbol.of(symbol))) {
      case AverageDailyVolume.Answer.Known(var shares, var through) ->
          new AdvView(symbol, shares.toString(), AverageDailyVolume.SESSIONS, through);
      case AverageDailyVolume.Answer.NotTraded(var through) ->
          throw new ProblemException(
                  HttpStatus.NOT_FOUND,
                  "ADV_NOT_FOUND",
                  "It did not trade in the %d sessions through %s."
                      .formatted(AverageDailyVolume.SESSIONS, through))
              .with("symbol", symbol);
      case AverageDailyVolume.Answer.UnknownSymbol _ ->
          throw new ProblemException(
                  HttpStatus.NOT_FOUND, "UNKNOWN_SYMBOL", "The data vendor does not know it.")
              .with("symbol", symbol);
      case AverageDailyVolume.Answer.VendorUnavailable _ ->
          throw new ProblemException(
                  CommonProblem.SERVICE_UNAVAILABLE, "Bars are missing and the vendor is away.")
              .retryAfter(ASK_AGAIN);
    };
  }
}
