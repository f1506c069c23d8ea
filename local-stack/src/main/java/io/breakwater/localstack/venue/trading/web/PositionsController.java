package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.trading.AccountState;
import io.breakwater.localstack.venue.trading.Closing;
import io.breakwater.localstack.venue.trading.Placement;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.trading.wire.OrderJson;
import io.breakwater.localstack.venue.trading.wire.PositionJson;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The positions: shown, and closed by market orders. */
@RestController
final class PositionsController {
  private final TradingEngine engine;

  PositionsController(TradingEngine engine) {
    this.engine = engine;
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
    return named(symbol);
  }

  @DeleteMapping("/v2/positions/{symbol}")
  OrderJson close(
      @PathVariable("symbol") String symbol,
      @RequestParam(name = "qty", required = false) @Nullable String quantity,
      @RequestParam(name = "percentage", required = false) @Nullable String percentage) {
    Closing.Part part = ClosingRequest.read(quantity, percentage);
    Placement placement =
        engine.close(named(symbol).symbol(), part).orElseThrow(PositionsController::none);
    return switch (placement) {
      case Placement.Accepted(var order, var legs) -> OrderJson.of(order, legs);
      case Placement.Refused(var refusal) -> throw Refusals.exception(refusal);
    };
  }

  @DeleteMapping("/v2/positions")
  @ResponseStatus(HttpStatus.MULTI_STATUS)
  List<ClosedJson> closeAll(
      @RequestParam(name = "cancel_orders", required = false) @Nullable String cancelOrders) {
    boolean cancels =
        Query.ofTrading()
            .word("cancel_orders", cancelOrders, "false", List.of("true", "false"))
            .equals("true");
    return engine.closeAll(cancels).stream().map(ClosedJson::of).toList();
  }

  private PositionJson named(String symbolOrAssetId) {
    return positions().stream()
        .filter(found ->
            found.symbol().equals(symbolOrAssetId)
                || found.assetId().toString().equals(symbolOrAssetId))
        .findFirst()
        .orElseThrow(PositionsController::none);
  }

  private static AlpacaException none() {
    return new AlpacaException(AlpacaError.notFound("position does not exist"));
  }

  /** One line of the answer to "close all": an order, or why there is none. */
  record ClosedJson(String symbol, int status, Object body) {
    static ClosedJson of(Closing closing) {
      return switch (closing.placement()) {
        case Placement.Accepted(var order, var legs) ->
            new ClosedJson(closing.symbol(), 200, OrderJson.of(order, legs));
        case Placement.Refused(var refusal) ->
            refused(closing.symbol(), Refusals.exception(refusal).error());
      };
    }

    private static ClosedJson refused(String symbol, AlpacaError error) {
      var body = new LinkedHashMap<String, Object>(Map.of("code", error.code()));
      body.put("message", error.message());
      body.putAll(error.details());
      return new ClosedJson(symbol, error.status(), body);
    }
  }
}
