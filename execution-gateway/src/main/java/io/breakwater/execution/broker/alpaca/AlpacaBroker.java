package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.Broker;
import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.CancelReply;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionPage;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderAmount;
import io.breakwater.execution.broker.OrderInstruction;
import io.breakwater.execution.broker.OrderLookup;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.ReplaceInstruction;
import io.breakwater.execution.broker.SendOutcome;
import io.breakwater.execution.broker.SendWindow;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders over Alpaca's Trading API v2; cancels never wait behind questions. Thread-safe. */
final class AlpacaBroker implements Broker {
  private final AlpacaHttp http;
  private final AlpacaReader reader;
  private final SubmitReply submitReply;
  private final JsonMapper json;
  private final Lane questions;
  private final AlpacaOrderLists orders;
  private final AlpacaExecutions executions;

  AlpacaBroker(AlpacaHttp http, AlpacaReader reader, SubmitReply submitReply, JsonMapper json) {
    this(http, reader, submitReply, json, Lane.LOOKUP);
  }

  private AlpacaBroker(
      AlpacaHttp http,
      AlpacaReader reader,
      SubmitReply submitReply,
      JsonMapper json,
      Lane questions) {
    this.http = http;
    this.reader = reader;
    this.submitReply = submitReply;
    this.json = json;
    this.questions = questions;
    this.orders = new AlpacaOrderLists(http, reader, questions);
    this.executions = new AlpacaExecutions(http, reader, questions);
  }

  @Override
  public Broker inBackground() {
    return new AlpacaBroker(http, reader, submitReply, json, Lane.BACKGROUND);
  }

  @Override
  public SendOutcome submit(OrderInstruction order, SendWindow window) {
    byte[] body = json.writeValueAsBytes(requestOf(order));
    if (!window.isOpen()) {
      return new SendOutcome.NotSent("the send window had closed");
    }
    return submitReply.outcome(http.post("/v2/orders", body), order.clientOrderId());
  }

  @Override
  public SendOutcome replace(ReplaceInstruction order, SendWindow window) {
    byte[] body = json.writeValueAsBytes(changeOf(order.replacement()));
    if (!window.isOpen()) {
      return new SendOutcome.NotSent("the send window had closed");
    }
    Reply reply = http.patch("/v2/orders/" + segment(order.replaced()), body);
    return reply instanceof Reply.Answered answer
            && answer.status() == 404
            && absent(answer) instanceof OrderLookup.Absent
        ? new SendOutcome.Refused(404, reader.errorMessage(answer.body()))
        : submitReply.outcome(reply, order.replacement().clientOrderId());
  }

  @Override
  public OrderLookup find(ClientOrderId id) {
    String query = URLEncoder.encode(id.value(), UTF_8);
    OrderLookup answer =
        lookup(http.get(questions, "/v2/orders:by_client_order_id?client_order_id=" + query));
    return answer instanceof OrderLookup.Found(BrokerOrder order)
            && !order.clientOrderId().equals(id)
        ? new OrderLookup.Unreadable("the answer is about another client order id")
        : withLegs(answer);
  }

  @Override
  public OrderLookup find(BrokerOrderId id) {
    return lookup(http.get(questions, "/v2/orders/" + segment(id) + "?nested=true"));
  }

  /** By client order id no legs are told; by its own id they are. */
  private OrderLookup withLegs(OrderLookup answer) {
    return answer instanceof OrderLookup.Found(BrokerOrder order)
            && !order.terms().orderClass().isEmpty()
            && order.legs().isEmpty()
            && find(order.id()) instanceof OrderLookup.Found nested
        ? nested
        : answer;
  }

  @Override
  public CancelReply cancel(BrokerOrderId id) {
    return switch (http.delete(Lane.CANCEL, "/v2/orders/" + segment(id))) {
      case Reply.NotConnected(String reason) -> new CancelReply.Unclear(reason);
      case Reply.Withheld(String reason) -> new CancelReply.Unclear(reason);
      case Reply.Broken(String reason) -> new CancelReply.Unclear(reason);
      case Reply.Answered answer ->
          switch (answer.status()) {
            case 200, 204, 207 -> new CancelReply.Requested();
            case 404, 422 ->
                new CancelReply.NotCancelable(
                    "HTTP " + answer.status() + " " + reader.errorMessage(answer.body()));
            default -> new CancelReply.Unclear("HTTP " + answer.status());
          };
    };
  }

  @Override
  public int cancelAll() {
    int canceled = 0;
    for (JsonNode entry : reader.list(http.delete(Lane.STOP, "/v2/orders"))) {
      int status = entry.path("status").asInt(0);
      canceled += status >= 200 && status < 300 ? 1 : 0;
    }
    return canceled;
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return orders.open();
  }

  @Override
  public ExecutionPage executionsAfter(Instant after, ExecutionPage.@Nullable Token from) {
    return executions.after(after, from);
  }

  @Override
  public List<Execution> executionsOf(BrokerOrderId id) {
    return executions.of(id);
  }

  private ObjectNode requestOf(OrderInstruction order) {
    OrderTerms terms = order.terms();
    ObjectNode request =
        json.createObjectNode()
            .put("client_order_id", order.clientOrderId().value())
            .put("symbol", terms.symbol().value())
            .put("side", wire(terms.side()))
            .put("type", terms.type().wireName())
            .put("time_in_force", wire(terms.timeInForce()));
    switch (terms.amount()) {
      case OrderAmount.Shares(Quantity quantity) -> request.put("qty", quantity.toString());
      case OrderAmount.Notional(Money money) ->
          request.put("notional", money.amount().toPlainString());
    }
    putIfThere(request, "limit_price", terms.limitPrice());
    putIfThere(request, "stop_price", terms.stopPrice());
    putIfThere(request, "trail_price", terms.trailPrice());
    BigDecimal trailPercent = terms.trailPercent();
    if (trailPercent != null) {
      request.put("trail_percent", trailPercent.toPlainString());
    }
    if (terms.extendedHours()) {
      request.put("extended_hours", true);
    }
    putExits(request, terms);
    return request;
  }

  /** Alpaca takes the limit of an OCO from its profit leg, not from the order. */
  private static void putExits(ObjectNode request, OrderTerms terms) {
    if (terms.exits().isNone()) {
      return;
    }
    request.put("order_class", terms.exits().wireName());
    Price limitPrice = terms.limitPrice();
    if (terms.exits() instanceof Exits.OneCancelsOther && limitPrice != null) {
      request.remove("limit_price");
      request.putObject("take_profit").put("limit_price", limitPrice.toString());
    }
    terms
        .exits()
        .profitExit()
        .ifPresent(profit ->
            request.putObject("take_profit").put("limit_price", profit.limitPrice().toString()));
    terms
        .exits()
        .stopExit()
        .ifPresent(stop -> {
          ObjectNode leg = request.putObject("stop_loss");
          leg.put("stop_price", stop.stopPrice().toString());
          putIfThere(leg, "limit_price", stop.limitPrice());
        });
  }

  /**
   * All terms that a replacement can have, changed or not: whatever the broker thinks the order
   * was, it then is what was asked for. A number of shares that is not whole cannot be changed, nor
   * said.
   */
  private ObjectNode changeOf(OrderInstruction replacement) {
    OrderTerms terms = replacement.terms();
    ObjectNode request =
        json.createObjectNode()
            .put("client_order_id", replacement.clientOrderId().value())
            .put("time_in_force", wire(terms.timeInForce()));
    Quantity quantity = terms.quantity();
    if (quantity != null && quantity.value().scale() == 0) {
      request.put("qty", quantity.toString());
    }
    putIfThere(request, "limit_price", terms.limitPrice());
    putIfThere(request, "stop_price", terms.stopPrice());
    putIfThere(request, "trail", terms.trailPrice());
    BigDecimal trailPercent = terms.trailPercent();
    return trailPercent == null ? request : request.put("trail", trailPercent.toPlainString());
  }

  private static void putIfThere(ObjectNode request, String field, @Nullable Price price) {
    if (price != null) {
      request.put(field, price.toString());
    }
  }

  private OrderLookup lookup(Reply reply) {
    return switch (reply) {
      case Reply.NotConnected(String reason) -> new OrderLookup.Unreadable(reason);
      case Reply.Withheld(String reason) -> new OrderLookup.Unreadable(reason);
      case Reply.Broken(String reason) -> new OrderLookup.Unreadable(reason);
      case Reply.Answered answer when answer.status() == 404 -> absent(answer);
      case Reply.Answered answer when answer.isSuccess() -> found(answer);
      case Reply.Answered answer -> new OrderLookup.Unreadable("HTTP " + answer.status());
    };
  }

  /** A 404 counts as the broker's word only in the broker's words: a proxy has 404s of its own. */
  private OrderLookup absent(Reply.Answered answer) {
    return reader.errorMessage(answer.body()).toLowerCase(Locale.ROOT).contains("order not found")
        ? new OrderLookup.Absent()
        : new OrderLookup.Unreadable("HTTP 404 that does not say 'order not found'");
  }

  private OrderLookup found(Reply.Answered answer) {
    try {
      return new OrderLookup.Found(reader.order(reader.parse(answer.body())));
    } catch (UnbelievableReplyException e) {
      return new OrderLookup.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static String segment(BrokerOrderId id) {
    return URLEncoder.encode(id.value(), UTF_8);
  }

  private static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
