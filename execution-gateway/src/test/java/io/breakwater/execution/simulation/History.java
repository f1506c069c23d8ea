package io.breakwater.execution.simulation;

import java.util.List;
import java.util.Map;

/** One history, from its seed. */
final class History {
  private static final int CALM_FROM = 9_000;
  private static final int CALM_TO = 16_000;
  private static final int GLANCE = 1_000;
  private static final int MOST_ORDERS = 4;

  /** Longer than anything is on its way. */
  private static final int REST = 10_000;

  /** What is open by then stays so. */
  private static final int LONGEST = 240_000;

  private final World world;

  private History(World world) {
    this.world = world;
  }

  static Outcome play(long seed, Trace trace, Variant variant) {
    var world = new World(seed, trace, variant);
    return new History(world).play(seed);
  }

  private Outcome play(long seed) {
    Chance chance = world.chance;
    int orders = chance.between(1, MOST_ORDERS);
    for (int i = 1; i <= orders; i++) {
      new Client(world, i).begin();
    }
    if (chance.happens(30)) {
      new KillSwitch(world).engageAfter(chance.between(500, 12_000));
    }
    if (chance.happens(30)) {
      world.schedule.after(chance.between(500, 8_000), this::quarantine);
    }
    world.schedule.after(
        chance.between(CALM_FROM, CALM_TO),
        () -> {
          world.note("chance", "nothing goes wrong from now on");
          chance.calmDown();
          glance(0);
        });
    world.schedule.run();
    new Comparison(world).make();
    return new Outcome(seed, world.promises.broken(), world.crashes, chance.faults(), world.seen);
  }

  /** Keeps new orders for one of the symbols back for a while. */
  private void quarantine() {
    String symbol = world.chance.oneOf(Client.SYMBOLS).value();
    world.note("quarantine", "of %s", symbol);
    world.gatekeeper.quarantine(symbol);
    if (world.table.orders().stream()
        .anyMatch(order ->
            order.status().isUnsettled() && order.terms().symbol().value().equals(symbol))) {
      world.saw(Happening.QUARANTINED_WHILE_UNSETTLED);
    }
    world.schedule.after(
        world.chance.between(1_000, 60_000),
        () -> {
          world.note("quarantine", "of %s is over", symbol);
          world.gatekeeper.release(symbol);
        });
  }

  /** Ends the history once it has been at rest for a while. */
  private void glance(int restedFor) {
    if (restedFor >= REST || world.schedule.millis() > LONGEST) {
      world.isOver = true;
      world.broker.orders().stream()
          .filter(BookedOrder::isOpen)
          .forEach(
              order -> world.promises.breaks("stuck: %s works on", order.asked.clientOrderId()));
      world.anyAlive().ifPresent(Gateway::compareBooks);
    } else {
      world.schedule.after(GLANCE, () -> glance(isAtRest() ? restedFor + GLANCE : 0));
    }
  }

  private boolean isAtRest() {
    return !world.promises.isAnyOnItsWay()
        && world.broker.orders().stream().noneMatch(BookedOrder::isOpen)
        && world.table.orders().stream()
            .noneMatch(order -> order.status().isOpen() || order.progress().isMissingFills());
  }

  /**
   * What a history came to.
   *
   * @param broken the promises that were broken in it
   */
  record Outcome(
      long seed, List<String> broken, int crashes, long faults, Map<Happening, Integer> seen) {

    Outcome {
      broken = List.copyOf(broken);
      seen = Map.copyOf(seen);
    }
  }
}
