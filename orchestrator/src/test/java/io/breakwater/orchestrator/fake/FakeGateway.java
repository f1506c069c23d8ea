package io.breakwater.orchestrator.fake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An execution-gateway that keeps orders by client order id, answers a repeat with the order as it
 * stands, and fills at once unless it is told otherwise. Thread-safe.
 */
public final class FakeGateway extends FakePeer {

  /** What becomes of the orders for one symbol. */
  public enum Manner {
    FILL,
    STAY_OPEN,
    UNKNOWN,
    REJECT,
    DENY,
    CANCEL_HALF_FILLED
  }

  private record Order(Map<String, Object> asked, String orderId, Map<String, Object> state) {}

  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final Map<String, BigDecimal> held = new ConcurrentHashMap<>();
  private final Map<String, BigDecimal> heldByOthers = new ConcurrentHashMap<>();
  private final Map<String, BigDecimal> working = new ConcurrentHashMap<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicInteger mismatches = new AtomicInteger();
  private final AtomicInteger answersToDrop = new AtomicInteger();
  private final AtomicInteger strategyReads = new AtomicInteger();

  @Override
  public synchronized void reset() {
    super.reset();
    orders.clear();
    manners.clear();
    held.clear();
    heldByOthers.clear();
    working.clear();
    arrivals.set(0);
    mismatches.set(0);
    answersToDrop.set(0);
    strategyReads.set(0);
  }

  public FakeGateway hold(String symbol, String quantity) {
    held.put(symbol, new BigDecimal(quantity));
    return this;
  }

  /** What other strategies hold in the same account. */
  public FakeGateway holdByOthers(String symbol, String quantity) {
    heldByOthers.put(symbol, new BigDecimal(quantity));
    return this;
  }

  public FakeGateway working(String symbol, String quantity) {
    working.put(symbol, new BigDecimal(quantity));
    return this;
  }

  public FakeGateway treat(String symbol, Manner manner) {
    manners.put(symbol, manner);
    return this;
  }

  /** Takes that many orders and cuts the connection before it answers. */
  public void dropAnswers(int count) {
    answersToDrop.set(count);
  }

  /** Brings every order of that symbol to the end that was held back. */
  public synchronized void settle(String symbol) {
    manners.put(symbol, Manner.FILL);
    for (Order order : orders.values()) {
      if (order.asked().get("symbol").equals(symbol)) {
        fill(order);
      }
    }
  }

  /** How often an order was handed in, repeats counted. */
  public int arrivals() {
    return arrivals.get();
  }

  /** How often an id came again with another order: must stay 0. */
  public int mismatches() {
    return mismatches.get();
  }

  /** How often the positions of a strategy were read. */
  public int strategyReads() {
    return strategyReads.get();
  }

  /** The ids of the orders there are, oldest first. */
  public synchronized List<String> orderIds() {
    return List.copyOf(orders.keySet());
  }

  /** The orders there are, oldest first, as {@code side symbol quantity}. */
  public synchronized List<String> orders() {
    return orders.values().stream()
        .map(Order::asked)
        .map(order -> order.get("side") + " " + order.get("symbol") + " " + order.get("quantity"))
        .toList();
  }

  @Override
  Answer answer(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "POST /api/v1/orders" -> submit(call.body());
      case "GET /api/v1/orders" -> find(call.query().get("client_order_id"));
      case "GET /api/v1/positions" -> positions(call.query().get("strategy"));
      default -> Answer.problem(404, "NOT_FOUND");
    };
  }

  private Answer submit(Map<String, Object> asked) {
    arrivals.incrementAndGet();
    Answer answer = admit(asked);
    if (answersToDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new CutConnection();
    }
    return answer;
  }

  private synchronized Answer admit(Map<String, Object> asked) {
    String id = (String) Objects.requireNonNull(asked.get("client_order_id"));
    Order known = orders.get(id);
    if (known != null) {
      if (!known.asked().equals(asked)) {
        mismatches.incrementAndGet();
        return Answer.problem(409, "IDEMPOTENCY_KEY_REUSED");
      }
      return new Answer("UNKNOWN".equals(known.state().get("status")) ? 202 : 200, body(known));
    }
    Manner manner = manners.getOrDefault((String) asked.get("symbol"), Manner.FILL);
    if (manner == Manner.FILL && wouldPassThroughZero(asked)) {
      manner = Manner.REJECT;
    }
    if (manner == Manner.DENY) {
      return new Answer(
          409,
          Map.of(
              "status", 409, "code", "TRADING_HALTED", "detail", "halted", "order_id", "d-" + id));
    }
    Order order = new Order(asked, "o-" + orders.size(), new HashMap<>());
    orders.put(id, order);
    begin(order, manner);
    return new Answer(manner == Manner.UNKNOWN ? 202 : 201, body(order));
  }

  /** As Alpaca does: the position that counts is the account's. */
  private boolean wouldPassThroughZero(Map<String, Object> asked) {
    String symbol = (String) asked.get("symbol");
    BigDecimal before = held(symbol).add(heldByOthers.getOrDefault(symbol, BigDecimal.ZERO));
    return before.add(signed(asked)).signum() * before.signum() < 0;
  }

  private BigDecimal held(String symbol) {
    return held.getOrDefault(symbol, BigDecimal.ZERO);
  }

  private static BigDecimal signed(Map<String, Object> asked) {
    var shares = new BigDecimal((String) Objects.requireNonNull(asked.get("quantity")));
    return "buy".equals(asked.get("side")) ? shares : shares.negate();
  }

  private void begin(Order order, Manner manner) {
    order.state().put("filled_quantity", "0");
    switch (manner) {
      case FILL -> fill(order);
      case STAY_OPEN, DENY -> order.state().put("status", "ACCEPTED");
      case UNKNOWN -> order.state().put("status", "UNKNOWN");
      case REJECT -> {
        order.state().put("status", "REJECTED");
        order.state().put("reason", "insufficient buying power");
      }
      case CANCEL_HALF_FILLED -> {
        order.state().put("status", "CANCELED");
        order.state().put("filled_quantity", "1");
        order.state().put("average_fill_price", "10.123456789012345678");
      }
    }
  }

  private void fill(Order order) {
    Object quantity = order.asked().get("quantity");
    order.state().put("status", "FILLED");
    order.state().put("filled_quantity", quantity);
    order.state().put("average_fill_price", "10.01");
    held.merge((String) order.asked().get("symbol"), signed(order.asked()), BigDecimal::add);
  }

  private synchronized Answer find(@Nullable String id) {
    Order order = orders.get(id);
    return Answer.ok(
        Map.of("orders", order == null ? List.of() : List.of(body(order)), "some_new_field", 1));
  }

  private Answer positions(@Nullable String strategy) {
    if (strategy != null) {
      strategyReads.incrementAndGet();
    }
    var symbols = new java.util.TreeSet<>(held.keySet());
    symbols.addAll(heldByOthers.keySet());
    symbols.addAll(working.keySet());
    return Answer.ok(
        Map.of(
            "as_of", "2013-01-02T15:00:00Z",
            "strategy", String.valueOf(strategy),
            "positions",
                symbols.stream().map(symbol -> position(symbol, strategy == null)).toList()));
  }

  private Map<String, Object> position(String symbol, boolean ofAccount) {
    BigDecimal others =
        ofAccount ? heldByOthers.getOrDefault(symbol, BigDecimal.ZERO) : BigDecimal.ZERO;
    return Map.of(
        "symbol", symbol,
        "quantity", held(symbol).add(others).toPlainString(),
        "working", working.getOrDefault(symbol, BigDecimal.ZERO).toPlainString());
  }

  private static Map<String, Object> body(Order order) {
    Map<String, Object> body = new HashMap<>(order.asked());
    body.put("order_id", order.orderId());
    body.put("average_fill_price", null);
    body.put("reason", null);
    body.putAll(order.state());
    return body;
  }
}
