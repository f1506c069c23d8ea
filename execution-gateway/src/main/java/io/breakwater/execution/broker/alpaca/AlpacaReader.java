package io.breakwater.execution.broker.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.BrokerOrder;
import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.broker.BrokerOrderStatus;
import io.breakwater.execution.broker.BrokerPosition;
import io.breakwater.execution.broker.BrokerTerms;
import io.breakwater.execution.broker.BrokerUnreadableException;
import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Execution;
import io.breakwater.execution.broker.ExecutionId;
import io.breakwater.execution.broker.ExecutionReport;
import io.breakwater.execution.broker.Reversal;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Alpaca's JSON. Fields we do not use may come, go and change; those that we use are held to
 * bounds, because a broker's reply is input from outside. Numbers may come as strings (Alpaca's
 * habit) or as numbers. Thread-safe.
 */
final class AlpacaReader {
  private static final String ACTIVITY_ID_SEPARATOR = "::";

  private final JsonMapper json;

  AlpacaReader(JsonMapper json) {
    this.json = json;
  }

  /**
   * The body of an answer that says yes.
   *
   * @throws BrokerUnreadableException if there is none
   */
  JsonNode answer(Reply reply) {
    if (!(reply instanceof Reply.Answered answer)) {
      throw new BrokerUnreadableException(reply.toString());
    }
    if (!answer.isSuccess()) {
      throw new BrokerUnreadableException("HTTP " + answer.status());
    }
    try {
      return parse(answer.body());
    } catch (UnbelievableReplyException e) {
      throw new BrokerUnreadableException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same, where it must be a list.
   *
   * @throws BrokerUnreadableException if it is none
   */
  JsonNode list(Reply reply) {
    JsonNode list = answer(reply);
    if (!list.isArray()) {
      throw new BrokerUnreadableException("not a list");
    }
    return list;
  }

  JsonNode parse(String body) throws UnbelievableReplyException {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new UnbelievableReplyException("not JSON: " + e.getOriginalMessage());
    }
  }

  /** The {@code message} of an error body; empty where there is none to be read. */
  String errorMessage(String body) {
    try {
      return textOr(parse(body), "message", "");
    } catch (UnbelievableReplyException e) {
      return "";
    }
  }

  BrokerOrder order(JsonNode node) throws UnbelievableReplyException {
    return bounded(() -> {
      String status = text(node, "status");
      var id = new BrokerOrderId(text(node, "id"));
      return new BrokerOrder(
          id,
          ClientOrderId.ofBroker(textOrNull(node, "client_order_id"), id),
          terms(node),
          BrokerOrderStatus.of(status),
          status,
          isNull(node, "filled_qty") ? Quantity.ZERO : Quantity.of(number(node, "filled_qty")),
          averageFillPrice(node),
          updatedAt(node),
          legs(node));
    });
  }

  private List<BrokerOrder> legs(JsonNode node) throws UnbelievableReplyException {
    List<BrokerOrder> legs = new ArrayList<>();
    for (JsonNode leg : node.path("legs")) {
      legs.add(order(leg));
    }
    return legs;
  }

  private static BrokerTerms terms(JsonNode node) throws UnbelievableReplyException {
    return new BrokerTerms(
        new Symbol(text(node, "symbol")),
        side(node),
        type(node),
        isNull(node, "qty") ? null : Quantity.of(number(node, "qty")),
        isNull(node, "notional") ? null : Money.usd(number(node, "notional")),
        priceOrNull(node, "limit_price"),
        priceOrNull(node, "stop_price"),
        priceOrNull(node, "trail_price"),
        isNull(node, "trail_percent") ? null : number(node, "trail_percent"),
        textOr(node, "time_in_force", "").toLowerCase(Locale.ROOT),
        node.path("extended_hours").asBoolean(false),
        textOr(node, "order_class", "").toLowerCase(Locale.ROOT));
  }

  /** Reads the {@code data} of a message of the stream {@code trade_updates}. */
  ExecutionReport tradeUpdate(JsonNode data) throws UnbelievableReplyException {
    BrokerOrder order = order(data.path("order"));
    return switch (textOr(data, "event", "")) {
      case "fill", "partial_fill" ->
          isNull(data, "qty") || isNull(data, "price")
              ? ExecutionReport.of(order)
              : new ExecutionReport(order, streamedExecution(data, order));
      case "trade_bust" -> ExecutionReport.of(order, bust(data, order));
      case "trade_correct" -> ExecutionReport.of(order, correction(data, order));
      default -> ExecutionReport.of(order);
    };
  }

  /**
   * Reads one entry of the account's activities of type FILL. One that is of another kind within
   * that type, a bust say, is refused: it must not be counted as the opposite of what it is.
   */
  Execution activity(JsonNode node) throws UnbelievableReplyException {
    String kind = textOr(node, "type", "fill");
    if (!kind.equals("fill") && !kind.equals("partial_fill")) {
      throw new UnbelievableReplyException("an activity of kind " + kind);
    }
    return bounded(() -> {
      String id = text(node, "id");
      int separator = id.lastIndexOf(ACTIVITY_ID_SEPARATOR);
      // "20220202135509981::<execution id>": the part before it is only for sorting.
      String executionId =
          separator < 0 ? id : id.substring(separator + ACTIVITY_ID_SEPARATOR.length());
      return new Execution(
          new ExecutionId(executionId),
          false,
          new BrokerOrderId(text(node, "order_id")),
          new Symbol(text(node, "symbol")),
          side(node),
          Quantity.of(number(node, "qty")),
          Price.of(number(node, "price")),
          Quantity.of(number(node, "cum_qty")),
          instant(text(node, "transaction_time")));
    });
  }

  /** Reads one entry of the account's positions; a short one has a quantity below zero. */
  BrokerPosition position(JsonNode node) throws UnbelievableReplyException {
    return bounded(() -> {
      BigDecimal quantity = number(node, "qty");
      boolean isShort = textOr(node, "side", "").equals("short");
      return new BrokerPosition(
          new Symbol(text(node, "symbol")),
          SignedQuantity.of(isShort ? quantity.abs().negate() : quantity));
    });
  }

  /** Whether it is about what we trade; where the class is not said, it is taken to be. */
  boolean isUsEquity(JsonNode node) {
    return textOr(node, "asset_class", "us_equity").equals("us_equity");
  }

  Instant submittedAt(JsonNode order) throws UnbelievableReplyException {
    return bounded(
        () -> instant(text(order, isNull(order, "submitted_at") ? "created_at" : "submitted_at")));
  }

  private Execution streamedExecution(JsonNode data, BrokerOrder order)
      throws UnbelievableReplyException {
    return bounded(() -> {
      Quantity quantity = Quantity.of(number(data, "qty"));
      Price price = Price.of(number(data, "price"));
      Instant at = isNull(data, "timestamp") ? order.updatedAt() : instant(text(data, "timestamp"));
      boolean derived = isNull(data, "execution_id");
      ExecutionId id =
          derived ? derivedId(order, price, at) : new ExecutionId(text(data, "execution_id"));
      return new Execution(
          id,
          derived,
          order.id(),
          order.symbol(),
          order.side(),
          quantity,
          price,
          order.filledQuantity(),
          at);
    });
  }

  /**
   * The execution that is taken back is named by {@code previous_execution_id}, else by {@code
   * execution_id}. We found no list of the fields of these two events, and have never seen one:
   * this reading was tried on our own fixtures only.
   */
  private Reversal bust(JsonNode data, BrokerOrder order) throws UnbelievableReplyException {
    return bounded(() -> new Reversal(reversed(data), null, reversedAt(data, order)));
  }

  private Reversal correction(JsonNode data, BrokerOrder order) throws UnbelievableReplyException {
    return bounded(() -> {
      ExecutionId reversed = reversed(data);
      Quantity quantity = Quantity.of(number(data, "qty"));
      Price price = Price.of(number(data, "price"));
      Instant at = reversedAt(data, order);
      String named = textOr(data, "execution_id", reversed.value());
      boolean unnamed = named.equals(reversed.value());
      ExecutionId id = unnamed ? correctedId(reversed, quantity, price) : new ExecutionId(named);
      var replacement =
          new Execution(
              id,
              false,
              order.id(),
              order.symbol(),
              order.side(),
              quantity,
              price,
              order.filledQuantity(),
              at);
      return new Reversal(reversed, replacement, at);
    });
  }

  private static ExecutionId reversed(JsonNode data) throws UnbelievableReplyException {
    String named = textOr(data, "previous_execution_id", textOr(data, "execution_id", ""));
    if (named.isEmpty()) {
      throw new UnbelievableReplyException("a fill taken back without saying which");
    }
    return new ExecutionId(named);
  }

  private static Instant reversedAt(JsonNode data, BrokerOrder order)
      throws UnbelievableReplyException {
    return isNull(data, "timestamp") ? order.updatedAt() : instant(text(data, "timestamp"));
  }

  /** The same for every copy of the same correction. */
  private static ExecutionId correctedId(ExecutionId reversed, Quantity quantity, Price price) {
    String parts = String.join("|", reversed.value(), quantity.toString(), price.toString());
    return new ExecutionId("corrected-" + UUID.nameUUIDFromBytes(parts.getBytes(UTF_8)));
  }

  /** The same for every copy of the same message, and for no other. */
  private static ExecutionId derivedId(BrokerOrder order, Price price, Instant at) {
    String parts =
        String.join(
            "|",
            order.id().value(),
            order.filledQuantity().toString(),
            price.toString(),
            at.toString());
    return new ExecutionId("derived-" + UUID.nameUUIDFromBytes(parts.getBytes(UTF_8)));
  }

  private static @Nullable Price priceOrNull(JsonNode node, String field)
      throws UnbelievableReplyException {
    return isNull(node, field) ? null : Price.of(number(node, field));
  }

  private static @Nullable Price averageFillPrice(JsonNode node) throws UnbelievableReplyException {
    if (isNull(node, "filled_avg_price")) {
      return null;
    }
    BigDecimal average = number(node, "filled_avg_price");
    return average.signum() == 0 ? null : Price.of(average);
  }

  private static Instant updatedAt(JsonNode node) throws UnbelievableReplyException {
    for (String field : new String[] {"updated_at", "submitted_at", "created_at"}) {
      if (!isNull(node, field)) {
        return instant(text(node, field));
      }
    }
    throw new UnbelievableReplyException("an order without any time");
  }

  private static Side side(JsonNode node) throws UnbelievableReplyException {
    return switch (text(node, "side")) {
      case "buy" -> Side.BUY;
      case "sell", "sell_short" -> Side.SELL;
      default -> throw new UnbelievableReplyException("unknown side");
    };
  }

  private static String type(JsonNode node) {
    return textOr(node, "type", textOr(node, "order_type", "")).toLowerCase(Locale.ROOT);
  }

  private static BigDecimal number(JsonNode node, String field) throws UnbelievableReplyException {
    return new BigDecimal(text(node, field));
  }

  /** To the microsecond, as we keep it: else what we have kept would look older than its repeat. */
  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String text(JsonNode node, String field) throws UnbelievableReplyException {
    JsonNode value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      throw new UnbelievableReplyException("no text or number in field " + field);
    }
    return value.asString();
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() || value.isNumber() ? value.asString() : null;
  }

  private static String textOr(JsonNode node, String field, String otherwise) {
    JsonNode value = node.path(field);
    return value.isString() ? value.asString() : otherwise;
  }

  private static boolean isNull(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && value.asString().isEmpty());
  }

  /** What the domain types refuse is what the broker cannot have meant. */
  private static <T> T bounded(Reading<T> reading) throws UnbelievableReplyException {
    try {
      return reading.read();
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new UnbelievableReplyException("out of bounds: " + e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws UnbelievableReplyException;
  }
}
