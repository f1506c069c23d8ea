package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.order.CancelRequests;
import io.breakwater.execution.order.ExecutionLedger;
import io.breakwater.execution.order.InMemoryCancelRequests;
import io.breakwater.execution.order.InMemoryOrderBook;
import io.breakwater.execution.order.InMemoryOrderIndex;
import io.breakwater.execution.order.InMemoryOrderLedger;
import io.breakwater.execution.order.InMemoryRecoveryQueue;
import io.breakwater.execution.order.Judge;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderIndex;
import io.breakwater.execution.order.OrderLedger;
import io.breakwater.execution.order.OrderUseCases;
import io.breakwater.execution.order.RecoveryQueue;
import io.breakwater.execution.order.SendTiming;
import io.breakwater.execution.quarantine.DifferenceKind;
import io.breakwater.execution.reconciliation.OrderPasses;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** One gateway from its start to its death: the real use cases, each call of which is a step. */
final class Gateway {
  private static final Duration MARGIN = Duration.ofMillis(300);
  private static final int BUSY = 100;
  private static final int IDLE = 1_000;

  private final World world;
  private final String name;
  private final InMemoryRecoveryQueue queue;
  private final InMemoryCancelRequests cancels;
  private final Broker broker;
  private final OrderUseCases useCases;
  private final OrderPasses passes;
  private boolean isDead;
  private boolean isRecovering;

  Gateway(World world, String name) {
    this.world = world;
    this.name = name;
    Variant variant = world.variant;
    this.queue = new InMemoryRecoveryQueue(world.table);
    this.cancels = new InMemoryCancelRequests(world.table);
    OrderBook book = step(OrderBook.class, new InMemoryOrderBook(world.table));
    var network = new Network(world, this);
    this.broker = variant.broker(network);
    var ledger = step(OrderLedger.class, new InMemoryOrderLedger(world.table));
    var ports =
        new OrderUseCases.Ports(
            variant.ledger(ledger),
            variant.executions(step(ExecutionLedger.class, world.ledger)),
            variant.queue(step(RecoveryQueue.class, queue)),
            variant.cancels(step(CancelRequests.class, cancels)),
            book);
    this.useCases =
        OrderUseCases.over(
            broker,
            ports,
            judges(world.gatekeeper, variant),
            new SendTiming(
                World.SEND_DEADLINE,
                Network.TIMEOUT,
                MARGIN,
                () -> world.schedule.millis() * 1_000_000),
            Gatekeeper.CLOCK);
    this.passes =
        new OrderPasses(
            broker,
            network,
            useCases.executions(),
            book,
            step(OrderIndex.class, new InMemoryOrderIndex(world.table)));
    lookForWork();
    ask();
  }

  private static OrderUseCases.Judges judges(Gatekeeper gatekeeper, Variant variant) {
    Judge ofNew = variant.judge(gatekeeper.ofNew());
    return new OrderUseCases.Judges(ofNew, variant.resendJudge(gatekeeper.ofResend(), ofNew));
  }

  private <T> T step(Class<T> port, T real) {
    return Steps.around(port, real, this, world);
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return !isDead;
  }

  OrderUseCases useCases() {
    return useCases;
  }

  void die() {
    isDead = true;
  }

  /** Something happens elsewhere meanwhile; perhaps this gateway dies of it. */
  void step() {
    boolean stalls = world.chance.strikes(1);
    pause(stalls ? world.chance.between(1_000, 9_000) : world.chance.between(0, 4));
    if (!world.chance.isCalm() && world.chance.happens(1)) {
      world.kill(this);
      requireAlive();
    }
  }

  /** Waits, as for an answer. */
  void pause(long millis) {
    requireAlive();
    world.schedule.pause(millis);
    requireAlive();
  }

  private void requireAlive() {
    if (isDead) {
      throw new Away(name + " is dead");
    }
  }

  /** Takes in a message of the stream, and asks where it shows that others are missing. */
  void hear(ExecutionReport report) {
    run(() -> {
      world.note(name, "hears %s", new Said(report));
      if (useCases.executions().streamed(report)) {
        pollOne(report.order().id());
      }
    });
  }

  private void run(Runnable work) {
    world.schedule.begin(
        0,
        () -> {
          try {
            work.run();
          } catch (Away | BrokerUnreadableException e) {
            world.note(name, "gives up for now: %s", e.getMessage());
          }
        });
  }

  private void lookForWork() {
    if (isDead || world.isOver || !world.variant.recovers()) {
      return;
    }
    Instant now = world.schedule.instant();
    Instant due = nextDue();
    if (!due.isAfter(now) && !isRecovering) {
      isRecovering = true;
      run(() -> {
        try {
          useCases.retryCancels().retryDue();
          useCases.recover().recoverDue();
        } finally {
          isRecovering = false;
        }
      });
    }
    boolean isSoon = due.isBefore(now.plusMillis(IDLE));
    long wait = isSoon ? Math.max(BUSY, due.toEpochMilli() - now.toEpochMilli()) : IDLE;
    world.schedule.after(wait, this::lookForWork);
  }

  private Instant nextDue() {
    return Stream.of(queue.nextDue(), cancels.nextDue())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Asks after what the broker has, again and again. */
  private void ask() {
    if (isDead || world.isOver) {
      return;
    }
    run(this::poll);
    world.schedule.after(world.chance.between(3_000, 7_000), this::ask);
  }

  private void poll() {
    passes.run(false).stream()
        .filter(difference -> difference.ground().kind() == DifferenceKind.CLIENT_ORDER_ID_TAKEN)
        .forEach(world.promises::differs);
    broker.executionsAfter(Instant.EPOCH, null).executions().forEach(useCases.executions()::polled);
  }

  /** Compares all that there is, when nothing is left to wait for. */
  void compareBooks() {
    run(() -> passes.run(true).forEach(world.promises::differs));
  }

  private void pollOne(BrokerOrderId id) {
    if (broker.find(id) instanceof OrderLookup.Found(BrokerOrder order)) {
      useCases.executions().polled(order);
    }
  }
}
