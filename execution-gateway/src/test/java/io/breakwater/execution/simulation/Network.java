package io.breakwater.execution.simulation;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerBook;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One gateway's way to the broker. What has left arrives whether or not the gateway lives to see
 * it, late at times, twice at times or never; the answer may be lost, or say nothing.
 */
final class Network implements Broker, BrokerBook {
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** Less than what a NOT_SENT waits for: what is later still only a stream or a pass can tell. */
  private static final int LATEST_ARRIVAL = 9_000;

  private static final int UNPROCESSABLE = 422;

  private final World world;
  private final Gateway gateway;
  private final Chance chance;

  Network(World world, Gateway gateway) {
    this.world = world;
    this.gateway = gateway;
    this.chance = world.chance;
  }

  @Override
  public SendOutcome submit(OrderInstruction order, SendWindow window) {
    return send(order, window, true, () -> world.broker.take(order));
  }

  @Override
  public SendOutcome replace(ReplaceInstruction order, SendWindow window) {
    OrderInstruction replacement = order.replacement();
    // Never doubled: what is refused while the order is on its way out may be taken a moment later,
    // and no network asks a second time by itself once it has carried a refusal back.
    return send(replacement, window, false, () -> taken(replacement, order.replaced()));
  }

  private SendOutcome taken(OrderInstruction replacement, BrokerOrderId replaced) {
    SendOutcome outcome = world.broker.take(replacement, replaced);
    if (outcome instanceof SendOutcome.Refused) {
      world.promises.refused(replacement.clientOrderId());
    }
    return outcome;
  }

  private SendOutcome send(
      OrderInstruction order, SendWindow window, boolean mayDouble, Supplier<SendOutcome> arrival) {
    gateway.step();
    if (!window.isOpen()) {
      return new SendOutcome.NotSent("the send window had closed");
    }
    if (chance.strikes(3)) {
      return new SendOutcome.NotSent("connection refused");
    }
    ClientOrderId id = order.clientOrderId();
    world.note(gateway.name(), "sends %s", id);
    world.promises.leaves(id);
    var answer = new AtomicReference<@Nullable SendOutcome>();
    SendOutcome refusal = refusal(id);
    int there = chance.strikes(8) ? chance.between(500, LATEST_ARRIVAL) : chance.delay(100);
    Supplier<SendOutcome> met = refusal == null ? arrival : () -> refusal;
    if (!chance.strikes(5)) {
      travel(id, there, refusal == null, () -> answer.set(met.get()));
    }
    if (mayDouble && chance.strikes(3)) {
      int again = there + chance.between(0, LATEST_ARRIVAL - there);
      travel(id, again, refusal == null, met::get);
    }
    return answered(id, there + 1 + chance.delay(100), answer);
  }

  private @Nullable SendOutcome refusal(ClientOrderId id) {
    if (chance.strikes(3)) {
      return new SendOutcome.Throttled(Duration.ofMillis(chance.between(100, 3_000)));
    }
    if (chance.strikes(4)) {
      world.promises.refused(id);
      return new SendOutcome.Refused(UNPROCESSABLE, "insufficient buying power");
    }
    return null;
  }

  private void travel(ClientOrderId id, int millis, boolean mayBeTaken, Runnable arrival) {
    world.promises.setsOut(id, mayBeTaken);
    world.schedule.after(
        millis,
        () -> {
          world.promises.arrives(id, mayBeTaken);
          arrival.run();
        });
  }

  private SendOutcome answered(
      ClientOrderId id, int millis, AtomicReference<@Nullable SendOutcome> answer) {
    boolean isReset = chance.strikes(3);
    boolean isLost = chance.strikes(6);
    int timeout = (int) TIMEOUT.toMillis();
    gateway.pause(isLost ? timeout : Math.min(millis, timeout));
    SendOutcome said = answer.get();
    SendOutcome heard =
        isReset || isLost || said == null || millis >= timeout
            ? new SendOutcome.Unclear(isReset ? "connection reset" : "timeout")
            : said;
    world.note(gateway.name(), "learns of %s: %s", id, heard);
    return heard;
  }

  @Override
  public OrderLookup find(ClientOrderId id) {
    OrderLookup found = find(() -> world.broker.find(id));
    world.note(gateway.name(), "asks after %s: %s", id, found.getClass().getSimpleName());
    if (found instanceof OrderLookup.Absent) {
      world.promises.saidToBeAbsent(id);
    }
    return found;
  }

  @Override
  public OrderLookup find(BrokerOrderId id) {
    return find(() -> world.broker.find(id));
  }

  private OrderLookup find(Supplier<@Nullable BookedOrder> asked) {
    gateway.step();
    if (chance.strikes(8)) {
      gateway.pause(TIMEOUT.toMillis());
      return new OrderLookup.Unreadable("timeout");
    }
    BookedOrder order = asked.get();
    BrokerOrder view = order == null ? null : order.view();
    gateway.pause(chance.delay(500));
    return view == null ? new OrderLookup.Absent() : new OrderLookup.Found(view);
  }

  @Override
  public CancelReply cancel(BrokerOrderId id) {
    gateway.step();
    if (chance.strikes(4)) {
      return new CancelReply.Unclear("connection reset");
    }
    CancelReply reply = world.broker.cancel(id);
    world.note(gateway.name(), "cancels %s: %s", id, reply);
    gateway.pause(chance.delay(500));
    return chance.strikes(6) ? new CancelReply.Unclear("timeout") : reply;
  }

  @Override
  public int cancelAll() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return asked(() ->
        world.broker.orders().stream().filter(BookedOrder::isOpen).map(BookedOrder::view).toList());
  }

  @Override
  public List<BrokerOrder> ordersSince(Instant after) {
    return asked(() -> world.broker.orders().stream().map(BookedOrder::view).toList());
  }

  @Override
  public List<BrokerOrder> newestSince(Instant after) {
    return ordersSince(after);
  }

  @Override
  public List<BrokerOrder> newestWithExits() {
    return ordersSince(Instant.EPOCH);
  }

  @Override
  public List<BrokerPosition> positions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from) {
    return ExecutionPage.last(asked(() -> world.broker.executionsAfter(after)));
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId id) {
    return asked(() -> List.copyOf(Objects.requireNonNull(world.broker.find(id)).executions));
  }

  private <T> List<T> asked(Supplier<List<T>> question) {
    gateway.step();
    if (chance.strikes(8)) {
      throw new BrokerUnreadableException("the answer broke off");
    }
    List<T> answer = question.get();
    gateway.pause(chance.delay(500));
    return answer;
  }
}
