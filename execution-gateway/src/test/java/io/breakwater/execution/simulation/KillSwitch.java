package io.breakwater.execution.simulation;

import io.breakwater.execution.risk.TradingState;

/** Halts trading at some time in a history, and perhaps opens it again. */
final class KillSwitch {
  private static final String NAME = "halt";
  private static final int DRAIN_POLL = 50;

  private final World world;
  private long epoch = 1;

  KillSwitch(World world) {
    this.world = world;
  }

  void engageAfter(int millis) {
    world.schedule.after(
        millis,
        () -> {
          world.table.setGate(TradingState.HALTED, ++epoch);
          world.note(NAME, "engaged");
          whenDrained();
        });
  }

  private void whenDrained() {
    if (world.table.isDrained()) {
      world.note(NAME, "drained");
      if (world.table.orders().stream().anyMatch(order -> order.status().isOpen())) {
        world.saw(Happening.DRAINED_WHILE_OPEN);
      }
      world.promises.fence();
      if (world.chance.happens(60)) {
        world.schedule.after(world.chance.between(200, 20_000), this::open);
      }
    } else {
      world.schedule.after(DRAIN_POLL, this::whenDrained);
    }
  }

  private void open() {
    world.promises.openAgain();
    world.table.setGate(TradingState.ACTIVE, ++epoch);
    world.note(NAME, "trading is open again");
  }
}
