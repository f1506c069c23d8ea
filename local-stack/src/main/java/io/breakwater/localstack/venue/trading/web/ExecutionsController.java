package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.trading.Amendment;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.trading.wire.OrderJson;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** For tests, no part of Alpaca's API: has the exchange bust or correct an execution. */
@RestController
final class ExecutionsController {
  private final TradingEngine engine;
  private final JsonMapper json;

  ExecutionsController(TradingEngine engine, JsonMapper json) {
    this.engine = engine;
    this.json = json;
  }

  @PostMapping("/venue/executions/{id}/bust")
  AmendmentJson bust(@PathVariable("id") String id) {
    return amend(id, Optional.empty());
  }

  @PostMapping("/venue/executions/{id}/correct")
  AmendmentJson correct(
      @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] bytes) {
    var fields = new OrderFields(Body.read(json, bytes == null ? new byte[0] : bytes));
    var corrected =
        new Execution(
            fields.quantity().orElseThrow(() -> Body.bad("qty is required")),
            fields.price("price").orElseThrow(() -> Body.bad("price is required")));
    return amend(id, Optional.of(corrected));
  }

  private AmendmentJson amend(String id, Optional<Execution> instead) {
    UUID executionId = idOf(id);
    return switch (engine.amend(executionId, instead)) {
      case Amendment.Done(var order, var newId) ->
          new AmendmentJson(newId.toString(), executionId.toString(), OrderJson.of(order));
      case Amendment.Refused(var refusal) -> throw Refusals.exception(refusal);
    };
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new AlpacaException(AlpacaError.notFound("execution not found"));
    }
  }

  /** What the stream tells of it, in short. */
  record AmendmentJson(String executionId, String previousExecutionId, OrderJson order) {}
}
