package io.breakwater.marketdata.subscription.http;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.HeldPositions;
import io.breakwater.marketdata.subscription.PositionsUnavailableException;
import io.breakwater.money.SignedQuantity;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Positions by {@code GET /api/v1/positions} of the execution gateway. Thread-safe. */
public final class GatewayPositions implements HeldPositions {

  private final RestClient gateway;

  public GatewayPositions(RestClient gateway) {
    this.gateway = gateway;
  }

  @Override
  public Set<Symbol> symbols() {
    try {
      @Nullable Positions answer =
          gateway.get().uri("/api/v1/positions").retrieve().body(Positions.class);
      if (answer == null || answer.positions() == null) {
        // To take it for an empty list would stop pricing what is held.
        throw new PositionsUnavailableException("the gateway's answer has no positions", null);
      }
      return inUse(answer.positions());
    } catch (RestClientException e) {
      throw new PositionsUnavailableException("the gateway did not say: " + e.getMessage(), e);
    }
  }

  private static Set<Symbol> inUse(List<@Nullable HeldPosition> positions) {
    return positions.stream()
        .filter(Objects::nonNull)
        .filter(HeldPosition::isInUse)
        .map(HeldPosition::symbol)
        .filter(Objects::nonNull)
        .filter(Symbol::isWellFormed)
        .map(Symbol::of)
        .collect(Collectors.toSet());
  }

  private record Positions(@Nullable List<@Nullable HeldPosition> positions) {}

  private record HeldPosition(
      @Nullable String symbol,
      @Nullable SignedQuantity quantity,
      @Nullable SignedQuantity working) {

    boolean isInUse() {
      return isOpen(quantity) || isOpen(working);
    }

    private static boolean isOpen(@Nullable SignedQuantity quantity) {
      return quantity != null && quantity.signum() != 0;
    }
  }
}
