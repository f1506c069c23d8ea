package io.breakwater.orchestrator.positions.http;

import static io.breakwater.orchestrator.peer.http.PeerAnswer.required;

import io.breakwater.money.SignedQuantity;
import io.breakwater.orchestrator.instrument.Symbol;
import io.breakwater.orchestrator.positions.Position;
import io.breakwater.orchestrator.positions.Positions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we read of {@code GET /api/v1/positions}. */
record PositionsBody(@Nullable List<PositionBody> positions) {

  /** What we read of one position. */
  record PositionBody(
      @Nullable String symbol,
      @Nullable SignedQuantity quantity,
      @Nullable SignedQuantity working) {}

  /**
   * Returns the positions.
   *
   * @throws IllegalArgumentException if something is missing, or a symbol is there twice
   */
  Positions toPositions() {
    Map<Symbol, Position> bySymbol = new HashMap<>();
    for (PositionBody position : required(positions, "positions")) {
      String symbol = required(position.symbol(), "symbol");
      Position read =
          new Position(
              required(position.quantity(), "quantity"), required(position.working(), "working"));
      // What is no stock's symbol cannot be among those that a run is given.
      if (Symbol.isSymbol(symbol) && bySymbol.put(Symbol.of(symbol), read) != null) {
        throw new IllegalArgumentException("symbol " + symbol + " is there twice");
      }
    }
    return new Positions(bySymbol);
  }
}
