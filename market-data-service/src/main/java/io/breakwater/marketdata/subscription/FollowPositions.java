package io.breakwater.marketdata.subscription;

import io.breakwater.marketdata.instrument.Symbol;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case "follow positions": what is held is always priced. While the gateway does not
 * answer, what it last held stays subscribed. Meant to be called by one thread, over and over.
 */
public final class FollowPositions {

  private static final Logger LOG = LoggerFactory.getLogger(FollowPositions.class);

  private final HeldPositions positions;
  private final Subscriptions subscriptions;
  private final Set<Symbol> followed = new HashSet<>();

  private boolean failing;

  public FollowPositions(HeldPositions positions, Subscriptions subscriptions) {
    this.positions = positions;
    this.subscriptions = subscriptions;
  }

  public void follow() {
    try {
      apply(positions.symbols());
      failing = false;
    } catch (PositionsUnavailableException e) {
      if (!failing) {
        failing = true;
        LOG.atInfo().addKeyValue("reason", e.getMessage()).log("positions cannot be followed");
      }
    }
  }

  private void apply(Set<Symbol> held) {
    for (Symbol symbol : held) {
      if (subscriptions.hold(symbol, Sources.POSITION) != Subscriptions.Held.REFUSED) {
        followed.add(symbol);
      }
    }
    followed.removeIf(symbol -> {
      boolean closed = !held.contains(symbol);
      if (closed) {
        subscriptions.release(symbol, Sources.POSITION);
      }
      return closed;
    });
  }
}
