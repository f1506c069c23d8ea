package io.breakwater.execution.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The broker: a book of orders, of fills, and of every order that arrived, taken or not. Its time
 * moves by a millisecond with each change. Thread-safe.
 */
public final class FakeAlpaca implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> NULL_UNLESS_SAID =
      List.of("qty", "notional", "limit_price", "stop_price", "trail_price", "trail_percent");
  private static final List<String> KEPT =
      List.of(
          "symbol",
          "side",
          "type",
          "extended_hours",
          "qty",
          "limit_price",
          "stop_price",
          "trail_price",
          "trail_percent");
  private static final Set<String> DONE =
      Set.of("filled", "canceled", "expired", "rejected", "replaced");

  private final FakeHttpServer server;
  private final Map<String, ObjectNode> byClientId = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> legs = new HashMap<>();
  private final List<ObjectNode> activities = new ArrayList<>();
  private final List<JsonNode> arrivals = new ArrayList<>();
  private final List<JsonNode> changes = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private Instant now = Instant.parse("2013-01-02T15:00:00Z");
  private volatile Rate rate = new Rate(100_000, 100_000, Duration.ofSeconds(20));
  private final Map<String, BigDecimal> broughtIn = new LinkedHashMap<>();
  private @Nullable String withheld;
  private boolean suspended;
  private Replacing replacing = Replacing.AT_ONCE;
  private int duplicatesRefused;
  private boolean deafToPageTokens;
  private boolean slowToCancel;
  private int limit = Integer.MAX_VALUE;
  private int thisMinute;
  private int refusedAsTooMany;

  public FakeAlpaca() {
    this.server = new FakeHttpServer(this::respond);
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.port();
  }

  public String streamUrl() {
    return "ws://127.0.0.1:" + server.port() + "/stream";
  }

  @Override
  public void close() {
    server.close();
  }

  /** For the next order that has none scripted yet. */
  public synchronized void script(Fault... next) {
    faults.addAll(List.of(next));
  }

  public synchronized void forget() {
    byClientId.clear();
    activities.clear();
    legs.clear();
    arrivals.clear();
    changes.clear();
    requests.clear();
    replacing = Replacing.AT_ONCE;
    faults.clear();
    broughtIn.clear();
    withheld = null;
    suspended = false;
    deafToPageTokens = false;
    slowToCancel = false;
    limit = Integer.MAX_VALUE;
    refusedAsTooMany = 0;
    duplicatesRefused = 0;
  }

  /** Cuts all connections and every new one; {@link #comeBack} undoes it. */
  public void goAway() {
    server.goAway();
  }

  public void comeBack() {
    server.comeBack();
  }

  public FakeHttpServer server() {
    return server;
  }

  /** Every request that has come, streams left out: method and path. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** How many requests have come that begin so: with their method, and then their path. */
  public long requests(String beginning) {
    return requests().stream().filter(request -> request.startsWith(beginning)).count();
  }

  /** The client order ids of the orders in the book. */
  public synchronized List<String> orders() {
    return List.copyOf(byClientId.keySet());
  }

  /** The client order ids of everything that arrived as an order, taken or not. */
  public synchronized List<String> arrivals() {
    return arrivals.stream().map(order -> order.path("client_order_id").asString()).toList();
  }

  /** The bodies of everything that arrived as a request to replace, taken or not. */
  public synchronized List<JsonNode> changes() {
    return List.copyOf(changes);
  }

  /** What becomes from now on of an order that is to be replaced. */
  public synchronized void replace(Replacing how) {
    replacing = how;
  }

  /** One of the arrivals of an order, as it was written; the first is number 0. */
  public synchronized JsonNode arrival(String clientOrderId, int number) {
    return arrivals.stream()
        .filter(order -> order.path("client_order_id").asString().equals(clientOrderId))
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  public synchronized int duplicatesRefused() {
    return duplicatesRefused;
  }

  public synchronized boolean isSuspended() {
    return suspended;
  }

  public synchronized ObjectNode order(String clientOrderId) {
    ObjectNode order = byClientId.get(clientOrderId);
    if (order == null) {
      throw new IllegalArgumentException("no order " + clientOrderId);
    }
    return order;
  }

  /** Puts an order into the book that nobody sent through us. */
  public synchronized void place(String clientOrderId, String symbol, String quantity) {
    accept(request(clientOrderId, symbol, quantity));
  }

  /** The same with exits at 25 and at 19. */
  public synchronized void placeBracket(String clientOrderId, String symbol, String quantity) {
    ObjectNode request = request(clientOrderId, symbol, quantity).put("order_class", "bracket");
    request.putObject("take_profit").put("limit_price", "25");
    request.putObject("stop_loss").put("stop_price", "19");
    accept(request);
  }

  /** Adds to what is held without any order, as a transfer does. */
  public synchronized void bringIn(String symbol, String quantity) {
    broughtIn.merge(symbol, new BigDecimal(quantity), BigDecimal::add);
  }

  /** Forgets an order that it had taken. */
  public synchronized void lose(String clientOrderId) {
    byClientId.remove(order(clientOrderId).path("client_order_id").asString());
  }

  /**
   * Begins a minute in which it takes so many requests, says truly how many are left, and refuses
   * the rest. The minute ends where this is called again.
   */
  public synchronized void beginMinute(int requests) {
    limit = requests;
    thisMinute = 0;
  }

  /** How many requests have come in the minute that was begun last. */
  public synchronized int requestsThisMinute() {
    return thisMinute;
  }

  /** How many requests were refused because there were too many. */
  public synchronized int refusedAsTooMany() {
    return refusedAsTooMany;
  }

  /** From now on an order that is to be canceled stays pending. */
  public synchronized void cancelSlowly() {
    slowToCancel = true;
  }

  /** Answers with the first page of activities, whichever it is asked for. */
  public synchronized void ignorePageTokens() {
    deafToPageTokens = true;
  }

  /** The entries of the list of fills, oldest first. */
  public synchronized List<ObjectNode> activities() {
    return List.copyOf(activities);
  }

  /** Fails to answer what is read at that path; null ends it. */
  public synchronized void withhold(@Nullable String path) {
    withheld = path;
  }

  /** Fills a part, and returns the message that the stream would send. */
  public synchronized ObjectNode fill(String clientOrderId, String quantity, String price) {
    ObjectNode order = order(clientOrderId);
    tick();
    BigDecimal before = new BigDecimal(order.path("filled_qty").asString());
    BigDecimal cumulative = before.add(new BigDecimal(quantity));
    BigDecimal notional =
        order.path("filled_avg_price").isNull()
            ? BigDecimal.ZERO
            : before.multiply(new BigDecimal(order.path("filled_avg_price").asString()));
    BigDecimal average =
        notional
            .add(new BigDecimal(quantity).multiply(new BigDecimal(price)))
            .divide(cumulative, 9, RoundingMode.HALF_EVEN);
    boolean last =
        order.path("qty").isNull()
            || cumulative.compareTo(new BigDecimal(order.path("qty").asString())) >= 0;
    order
        .put("filled_qty", cumulative.stripTrailingZeros().toPlainString())
        .put("filled_avg_price", average.stripTrailingZeros().toPlainString())
        .put("status", last ? "filled" : "partially_filled")
        .put("updated_at", now.toString());
    String executionId = UUID.randomUUID().toString();
    activities.add(activity(order, quantity, price, executionId));
    ObjectNode data = event(last ? "fill" : "partial_fill", order);
    data.put("execution_id", executionId).put("price", price).put("qty", quantity);
    return message(data);
  }

  /** Takes shares of a fill back, and returns the message that the stream would send. */
  public synchronized ObjectNode takeBack(
      String clientOrderId, String quantity, String executionId) {
    return message(reversal("trade_bust", clientOrderId, quantity, "0", executionId));
  }

  /** Puts a fill in the place of another, and returns the message that the stream would send. */
  public synchronized ObjectNode correct(
      String clientOrderId, String was, String executionId, String quantity, String price) {
    ObjectNode data = reversal("trade_correct", clientOrderId, was, quantity, executionId);
    data.put("qty", quantity).put("price", price);
    return message(data);
  }

  /** Lists that execution no more. */
  public synchronized void unlist(String executionId) {
    activities.removeIf(activity -> activity.path("id").asString().endsWith(executionId));
  }

  private ObjectNode reversal(
      String event, String clientOrderId, String was, String becomes, String executionId) {
    ObjectNode order = order(clientOrderId);
    tick();
    BigDecimal filled =
        new BigDecimal(order.path("filled_qty").asString())
            .subtract(new BigDecimal(was))
            .add(new BigDecimal(becomes));
    order
        .put("filled_qty", filled.stripTrailingZeros().toPlainString())
        .put("updated_at", now.toString());
    return event(event, order)
        .put("previous_execution_id", executionId)
        .put("execution_id", UUID.randomUUID().toString());
  }

  /** Changes the status, and returns the message that the stream would send. */
  public synchronized ObjectNode become(String clientOrderId, String status) {
    tick();
    ObjectNode order = order(clientOrderId).put("status", status).put("updated_at", now.toString());
    return message(event(status, order));
  }

  public void push(ObjectNode message) {
    server.sockets().forEach(socket -> socket.sendBinary(JSON.writeValueAsBytes(message)));
  }

  /** From now on says with its answers that so much of a minute's limit is left. */
  public void stateRate(int limit, int remaining, Duration untilReset) {
    rate = new Rate(limit, remaining, untilReset);
  }

  private FakeHttpServer.Response respond(FakeHttpServer.Request request)
      throws InterruptedException {
    Rate stated;
    synchronized (this) {
      requests.add(request.method() + " " + request.path());
      thisMinute++;
      if (thisMinute > limit) {
        refusedAsTooMany++;
        return FakeHttpServer.Response.of(429, error(42910000, "rate limit exceeded"));
      }
      stated =
          limit == Integer.MAX_VALUE
              ? rate
              : new Rate(limit, limit - thisMinute, Duration.ofSeconds(60));
    }
    FakeHttpServer.Response response = answer(request);
    return response.status() / 100 == 2 ? response.with(stated.headers()) : response;
  }

  private FakeHttpServer.Response answer(FakeHttpServer.Request request)
      throws InterruptedException {
    String path = request.path();
    return switch (request.method()) {
      case "POST" -> submit(JSON.readTree(request.body()));
      case "PATCH" ->
          path.startsWith("/v2/orders/")
              ? replace(lastSegment(path), JSON.readTree(request.body()))
              : configure(JSON.readTree(request.body()));
      case "DELETE" -> path.equals("/v2/orders") ? cancelAll() : cancel(lastSegment(path));
      default -> get(path, request);
    };
  }

  private FakeHttpServer.Response submit(JsonNode order) throws InterruptedException {
    synchronized (this) {
      arrivals.add(order);
    }
    return faulted(order, this::take);
  }

  private FakeHttpServer.Response replace(String brokerId, JsonNode change)
      throws InterruptedException {
    synchronized (this) {
      changes.add(change);
    }
    return faulted(change, asked -> takeChange(brokerId, asked));
  }

  private FakeHttpServer.Response faulted(
      JsonNode asked, Function<JsonNode, FakeHttpServer.Response> take)
      throws InterruptedException {
    Fault fault;
    synchronized (this) {
      fault = faults.poll();
    }
    return switch (fault) {
      case null -> take.apply(asked);
      case Fault.Answer(int status, String body, var headers) ->
          FakeHttpServer.Response.of(status, body).with(headers);
      case Fault.SilentAfterAccept() -> {
        take.apply(asked);
        yield FakeHttpServer.Response.SILENCE;
      }
      case Fault.SilentWithoutAccept() -> FakeHttpServer.Response.SILENCE;
      case Fault.ResetAfterAccept() -> {
        take.apply(asked);
        yield FakeHttpServer.Response.RESET;
      }
      case Fault.ResetBeforeAccept() -> FakeHttpServer.Response.RESET;
      case Fault.HalfBodyAfterAccept() -> take.apply(asked).halved();
      case Fault.AcceptButAnswer(int status, String body) -> {
        take.apply(asked);
        yield FakeHttpServer.Response.of(status, body);
      }
      case Fault.Late(var by) -> {
        TimeUnit.MILLISECONDS.sleep(by.toMillis());
        yield take.apply(asked);
      }
      case Fault.AlreadyThere() -> {
        take.apply(asked);
        yield take.apply(asked);
      }
      case Fault.AnotherUnderSameId() -> {
        ((ObjectNode) asked).put("qty", "77");
        take.apply(asked);
        yield take.apply(asked);
      }
    };
  }

  /** The order that is replaced is so at once, or once the test says so. */
  private FakeHttpServer.Response takeChange(String brokerId, JsonNode change) {
    String clientOrderId = change.path("client_order_id").asString();
    ObjectNode replacement;
    @Nullable ObjectNode message = null;
    synchronized (this) {
      ObjectNode replaced = byBrokerId(brokerId);
      if (replaced == null) {
        return FakeHttpServer.Response.of(404, error(40410000, "order not found"));
      }
      if (byClientId.containsKey(clientOrderId)) {
        duplicatesRefused++;
        return FakeHttpServer.Response.of(422, error(40010001, "client_order_id must be unique"));
      }
      if (DONE.contains(replaced.path("status").asString())) {
        return FakeHttpServer.Response.of(
            422, error(42210000, "unable to replace order in current state"));
      }
      replacement = replacementOf(replaced, change);
      replaced.put("replaced_by", replacement.path("id").asString());
      if (replacing != Replacing.SILENTLY) {
        String status = replacing == Replacing.AT_ONCE ? "replaced" : "pending_replace";
        message = become(replaced.path("client_order_id").asString(), status);
      }
    }
    if (message != null) {
      push(message);
    }
    return FakeHttpServer.Response.of(200, replacement.toString());
  }

  private ObjectNode replacementOf(ObjectNode replaced, JsonNode change) {
    ObjectNode asked = JSON.createObjectNode();
    for (String field : KEPT) {
      if (replaced.hasNonNull(field)) {
        asked.set(field, replaced.path(field));
      }
    }
    change
        .properties()
        .forEach(field -> {
          String name = field.getKey();
          String trail = replaced.hasNonNull("trail_price") ? "trail_price" : "trail_percent";
          asked.set(name.equals("trail") ? trail : name, field.getValue());
        });
    if (asked.has("qty")) {
      BigDecimal left =
          new BigDecimal(asked.path("qty").asString())
              .subtract(new BigDecimal(replaced.path("filled_qty").asString()));
      asked.put("qty", left.stripTrailingZeros().toPlainString());
    }
    ObjectNode replacement = accept(asked).put("replaces", replaced.path("id").asString());
    handOverLegs(replaced, replacement);
    return replacement;
  }

  /** The replacement belongs to the same family: its exits are those that there were. */
  private void handOverLegs(ObjectNode replaced, ObjectNode replacement) {
    replacement.set("order_class", replaced.path("order_class"));
    legs.replaceAll(
        (_, family) -> family.stream().map(leg -> leg == replaced ? replacement : leg).toList());
    if (replaced.path("status").asString().equals("held")) {
      replacement.put("status", "held");
    }
    legs.put(
        replacement.path("id").asString(),
        legs.getOrDefault(replaced.path("id").asString(), List.of()));
  }

  private synchronized FakeHttpServer.Response take(JsonNode request) {
    if (suspended) {
      return FakeHttpServer.Response.of(403, error(40310000, "trading is suspended"));
    }
    if (byClientId.containsKey(request.path("client_order_id").asString())) {
      duplicatesRefused++;
      return FakeHttpServer.Response.of(422, error(40010001, "client_order_id must be unique"));
    }
    return FakeHttpServer.Response.of(200, nested(accept(request)).toString());
  }

  private ObjectNode accept(JsonNode request) {
    tick();
    ObjectNode order = JSON.createObjectNode();
    order.put("id", UUID.randomUUID().toString());
    request.properties().forEach(field -> order.set(field.getKey(), field.getValue()));
    order
        .put("status", "new")
        .put("filled_qty", "0")
        .putNull("filled_avg_price")
        .put("created_at", now.toString())
        .put("submitted_at", now.toString())
        .put("updated_at", now.toString())
        .put("a_field_nobody_knows", "x");
    for (String field : NULL_UNLESS_SAID) {
      if (!order.has(field)) {
        order.putNull(field);
      }
    }
    if (order.path("order_class").asString("").equals("oco")) {
      order.set("limit_price", order.path("take_profit").path("limit_price"));
    }
    byClientId.put(order.path("client_order_id").asString(), order);
    makeLegs(order);
    return order;
  }

  /** Exits wait until what they are to close is filled, or until one beside them is done. */
  private void makeLegs(ObjectNode order) {
    boolean isOco = order.path("order_class").asString("").equals("oco");
    List<ObjectNode> made = new ArrayList<>();
    if (order.has("take_profit") && !isOco) {
      ObjectNode leg = leg(order, "limit");
      leg.set("limit_price", order.path("take_profit").path("limit_price"));
      made.add(leg);
    }
    if (order.has("stop_loss")) {
      JsonNode asked = order.path("stop_loss");
      ObjectNode leg = leg(order, asked.has("limit_price") ? "stop_limit" : "stop");
      leg.set("stop_price", asked.path("stop_price"));
      if (asked.has("limit_price")) {
        leg.set("limit_price", asked.path("limit_price"));
      }
      made.add(leg);
    }
    for (ObjectNode leg : made) {
      byClientId.put(leg.path("client_order_id").asString(), leg);
    }
    legs.put(order.path("id").asString(), made);
  }

  private static ObjectNode leg(ObjectNode order, String type) {
    boolean isOco = order.path("order_class").asString("").equals("oco");
    String side = order.path("side").asString();
    String exit = side.equals("buy") ? "sell" : "buy";
    ObjectNode leg = order.deepCopy();
    leg.remove(List.of("take_profit", "stop_loss", "limit_price"));
    return leg.put("id", UUID.randomUUID().toString())
        .put("client_order_id", UUID.randomUUID().toString())
        .put("side", isOco ? side : exit)
        .put("type", type)
        .put("status", "held")
        .putNull("limit_price");
  }

  private ObjectNode nested(ObjectNode order) {
    ObjectNode answer = order.deepCopy();
    ArrayNode list = JSON.createArrayNode();
    legs.getOrDefault(order.path("id").asString(), List.of()).forEach(list::add);
    answer.set("legs", list.isEmpty() ? JSON.nullNode() : list);
    return answer;
  }

  /** The client order ids of the exits of an order: the one at a limit first. */
  public synchronized List<String> legs(String clientOrderId) {
    return legs.getOrDefault(order(clientOrderId).path("id").asString(), List.of()).stream()
        .map(leg -> leg.path("client_order_id").asString())
        .toList();
  }

  private synchronized FakeHttpServer.Response configure(JsonNode settings) {
    suspended = settings.path("suspend_trade").asBoolean(suspended);
    return FakeHttpServer.Response.of(
        200, JSON.createObjectNode().put("suspend_trade", suspended).toString());
  }

  private FakeHttpServer.Response cancelAll() {
    ArrayNode answer = JSON.createArrayNode();
    List<ObjectNode> messages = new ArrayList<>();
    synchronized (this) {
      for (ObjectNode order : byClientId.values()) {
        if (!DONE.contains(order.path("status").asString())) {
          messages.add(become(order.path("client_order_id").asString(), "canceled"));
          answer.addObject().put("id", order.path("id").asString()).put("status", 200);
        }
      }
    }
    messages.forEach(this::push);
    return FakeHttpServer.Response.of(207, answer.toString());
  }

  private FakeHttpServer.Response cancel(String brokerId) {
    ObjectNode message;
    synchronized (this) {
      ObjectNode order = byBrokerId(brokerId);
      if (order == null) {
        return FakeHttpServer.Response.of(404, error(40410000, "order not found"));
      }
      if (DONE.contains(order.path("status").asString())) {
        return FakeHttpServer.Response.of(422, error(42210000, "order is not cancelable"));
      }
      String status = slowToCancel ? "pending_cancel" : "canceled";
      message = become(order.path("client_order_id").asString(), status);
    }
    push(message);
    return FakeHttpServer.Response.of(204, "");
  }

  private synchronized FakeHttpServer.Response get(String path, FakeHttpServer.Request request) {
    if (path.equals(withheld)) {
      return FakeHttpServer.Response.of(500, error(50010000, "internal server error"));
    }
    if (path.equals("/v2/account")) {
      return FakeHttpServer.Response.of(
          200,
          """
          {"account_number":"PA123456","cash":"100000","equity":"100000.50","buying_power":"200000"}
          """);
    }
    if (path.startsWith("/v2/assets/")) {
      return asset(lastSegment(path));
    }
    if (path.equals("/v2/orders:by_client_order_id")) {
      return found(byClientId.get(request.parameter("client_order_id")));
    }
    if (path.equals("/v2/orders")) {
      return FakeHttpServer.Response.of(200, orders(request).toString());
    }
    if (path.equals("/v2/positions")) {
      return FakeHttpServer.Response.of(200, positions().toString());
    }
    if (path.startsWith("/v2/orders/")) {
      ObjectNode order = byBrokerId(lastSegment(path));
      return found(
          order != null && "true".equals(request.parameter("nested")) ? nested(order) : order);
    }
    if (path.equals("/v2/account/activities/FILL")) {
      return activities(request);
    }
    return FakeHttpServer.Response.of(404, error(40410000, "no such path"));
  }

  private ArrayNode orders(FakeHttpServer.Request request) {
    boolean all = "all".equals(request.parameter("status"));
    String after = request.parameter("after");
    String until = request.parameter("until");
    List<ObjectNode> found =
        new ArrayList<>(
            byClientId.values().stream()
                .filter(order -> all || !DONE.contains(order.path("status").asString()))
                .filter(order -> after == null || submittedAt(order).isAfter(Instant.parse(after)))
                .filter(order -> until == null || submittedAt(order).isBefore(Instant.parse(until)))
                .toList());
    if (!"asc".equals(request.parameter("direction"))) {
      Collections.reverse(found);
    }
    String limit = request.parameter("limit");
    boolean isNested = "true".equals(request.parameter("nested"));
    if (isNested) {
      found.removeAll(legs.values().stream().flatMap(List::stream).toList());
    }
    ArrayNode page = JSON.createArrayNode();
    found.stream()
        .limit(limit == null ? 50 : Integer.parseInt(limit))
        .map(order -> isNested ? nested(order) : order)
        .forEach(page::add);
    return page;
  }

  private static Instant submittedAt(ObjectNode order) {
    return Instant.parse(order.path("submitted_at").asString());
  }

  private ArrayNode positions() {
    Map<String, BigDecimal> held = new LinkedHashMap<>(broughtIn);
    for (ObjectNode fill : activities) {
      BigDecimal quantity = new BigDecimal(fill.path("qty").asString());
      held.merge(
          fill.path("symbol").asString(),
          fill.path("side").asString().equals("buy") ? quantity : quantity.negate(),
          BigDecimal::add);
    }
    ArrayNode positions = JSON.createArrayNode();
    held.forEach((symbol, quantity) -> {
      if (quantity.signum() != 0) {
        positions
            .addObject()
            .put("symbol", symbol)
            .put("asset_class", "us_equity")
            .put("side", quantity.signum() > 0 ? "long" : "short")
            .put("qty", quantity.stripTrailingZeros().toPlainString());
      }
    });
    return positions;
  }

  private FakeHttpServer.Response asset(String symbol) {
    if (symbol.startsWith("NO")) {
      return FakeHttpServer.Response.of(404, error(40410000, "asset not found for " + symbol));
    }
    ObjectNode asset =
        JSON.createObjectNode()
            .put("symbol", symbol)
            .put("status", "active")
            .put("tradable", !symbol.startsWith("OFF"));
    return FakeHttpServer.Response.of(200, asset.toString());
  }

  /** Those of a page that follow the one whose id is the page token. */
  private FakeHttpServer.Response activities(FakeHttpServer.Request request) {
    String orderId = request.parameter("order_id");
    String after = request.parameter("after");
    String token = request.parameter("page_token");
    String size = request.parameter("page_size");
    ArrayNode page = JSON.createArrayNode();
    List<ObjectNode> listed = activities;
    if (token != null && !deafToPageTokens) {
      List<String> ids = activities.stream().map(a -> a.path("id").asString()).toList();
      listed = activities.subList(ids.indexOf(token) + 1, activities.size());
    }
    listed.stream()
        .filter(a -> orderId == null || a.path("order_id").asString().equals(orderId))
        .filter(a ->
            after == null
                || Instant.parse(a.path("transaction_time").asString())
                    .isAfter(Instant.parse(after)))
        .limit(size == null ? 100 : Integer.parseInt(size))
        .forEach(page::add);
    return FakeHttpServer.Response.of(200, page.toString());
  }

  private static FakeHttpServer.Response found(@Nullable ObjectNode order) {
    return order == null
        ? FakeHttpServer.Response.of(404, error(40410000, "order not found"))
        : FakeHttpServer.Response.of(200, order.toString());
  }

  private @Nullable ObjectNode byBrokerId(String id) {
    return byClientId.values().stream()
        .filter(order -> order.path("id").asString().equals(id))
        .findFirst()
        .orElse(null);
  }

  private ObjectNode activity(ObjectNode order, String quantity, String price, String executionId) {
    return JSON.createObjectNode()
        .put("activity_type", "FILL")
        .put("id", "20130102150000000::" + executionId)
        .put("transaction_time", now.toString())
        .put("price", price)
        .put("qty", quantity)
        .put("cum_qty", order.path("filled_qty").asString())
        .put("side", order.path("side").asString())
        .put("symbol", order.path("symbol").asString())
        .put("order_id", order.path("id").asString());
  }

  private ObjectNode event(String event, ObjectNode order) {
    ObjectNode data = JSON.createObjectNode().put("event", event).put("timestamp", now.toString());
    data.set("order", order.deepCopy());
    return data;
  }

  private static ObjectNode message(ObjectNode data) {
    ObjectNode message = JSON.createObjectNode().put("stream", "trade_updates");
    message.set("data", data);
    return message;
  }

  private static ObjectNode request(String clientOrderId, String symbol, String quantity) {
    return JSON.createObjectNode()
        .put("client_order_id", clientOrderId)
        .put("symbol", symbol)
        .put("side", "buy")
        .put("type", "market")
        .put("time_in_force", "day")
        .put("qty", quantity);
  }

  private static String error(int code, String message) {
    return JSON.createObjectNode().put("code", code).put("message", message).toString();
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void tick() {
    now = now.plusMillis(1);
  }

  private record Rate(int limit, int remaining, Duration untilReset) {
    Map<String, String> headers() {
      ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
      return Map.of(
          "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now),
          "X-RateLimit-Limit", Integer.toString(limit),
          "X-RateLimit-Remaining", Integer.toString(remaining),
          "X-RateLimit-Reset", Long.toString(now.toEpochSecond() + untilReset.toSeconds()));
    }
  }

  /** What becomes of an order once a request to replace it is taken. */
  public enum Replacing {
    AT_ONCE,
    /** It is said to be pending. */
    ON_THE_TESTS_WORD,
    /** Nothing is said of it. */
    SILENTLY
  }
}
