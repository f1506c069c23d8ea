package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.InMemoryExecutionLedger;
import io.breakwater.execution.order.OrderTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All there is in one history. */
final class World {
  static final Duration SEND_DEADLINE = Duration.ofSeconds(2);

  final Chance chance;
  final Trace trace;
  final Variant variant;
  final Promises promises;
  final Gatekeeper gatekeeper = new Gatekeeper();
  final Schedule schedule;
  final BrokerSide broker;
  final OrderTable table;
  final InMemoryExecutionLedger ledger;
  final List<Gateway> gateways = new ArrayList<>();
  final List<Fill> positionMoves = new ArrayList<>();
  final Map<Happening, Integer> seen = new EnumMap<>(Happening.class);
  boolean isOver;
  int crashes;

  World(long seed, Trace trace, Variant variant) {
    this.chance = new Chance(seed);
    this.trace = trace;
    this.variant = variant;
    this.promises = new Promises(this);
    this.schedule = new Schedule(promises::unexpected);
    this.broker =
        new BrokerSide(schedule, chance, this::stream, this::saw, this::isAwaitingACancel);
    this.table = new OrderTable(schedule, SEND_DEADLINE, promises, variant.folding());
    this.ledger = new InMemoryExecutionLedger(table, positionMoves::add, promises);
    gateways.add(new Gateway(this, "gateway-1"));
    gateways.add(new Gateway(this, "gateway-2"));
  }

  private boolean isAwaitingACancel(ClientOrderId id) {
    return !isOver && promises.isToBeCanceled(id);
  }

  void note(String who, String what, Object... with) {
    trace.note(schedule.millis(), who, what, with);
  }

  void saw(Happening happening) {
    seen.merge(happening, 1, Integer::sum);
  }

  Optional<Gateway> anyAlive() {
    List<Gateway> alive = gateways.stream().filter(Gateway::isAlive).toList();
    return alive.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(alive));
  }

  /** A gateway dies with all that it had in mind; another takes its place in a while. */
  void kill(Gateway gateway) {
    crashes++;
    note(gateway.name(), "DIES");
    gateway.die();
    if (anyAlive().isEmpty()) {
      saw(Happening.BOTH_DEAD);
    }
    schedule.after(
        chance.between(200, 6_000),
        () -> {
          note(gateway.name(), "is there again");
          gateways.set(gateways.indexOf(gateway), new Gateway(this, gateway.name()));
        });
  }

  /** The stream loses, doubles and holds up; what comes while nobody listens is lost too. */
  private void stream(ExecutionReport report) {
    note("broker", "says %s", new Said(report));
    if (!chance.strikes(20)) {
      deliver(report);
    }
    if (chance.strikes(20)) {
      deliver(report);
    }
  }

  private void deliver(ExecutionReport report) {
    ExecutionReport streamed = chance.happens(10) ? Said.withoutExecutionId(report) : report;
    int delay = chance.strikes(20) ? chance.between(500, 8_000) : chance.delay(200);
    schedule.after(delay, () -> anyAlive().ifPresent(gateway -> gateway.hear(streamed)));
  }
}
