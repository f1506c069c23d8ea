package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Family;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.trading.Cancellation;
import io.breakwater.localstack.venue.trading.Placement;
import io.breakwater.localstack.venue.trading.TradingEngine;
import io.breakwater.localstack.venue.trading.wire.OrderJson;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Orders: placed, replaced, looked up, canceled. */
@RestController
final class OrdersController {
  private static final String NESTED = "nested";

  private final TradingEngine engine;
  private final Book book;
  private final JsonMapper json;
  private final Supplier<UUID> ids;

  OrdersController(TradingEngine engine, Book book, JsonMapper json, Supplier<UUID> ids) {
    this.engine = engine;
    this.book = book;
    this.json = json;
    this.ids = ids;
  }

  @PostMapping("/v2/orders")
  OrderJson place(@RequestBody(required = false) byte @Nullable [] body) {
    return answer(engine.place(OrderRequest.read(read(body), ids)));
  }

  @PatchMapping("/v2/orders/{id}")
  OrderJson replace(
      @PathVariable("id") String id, @RequestBody(required = false) byte @Nullable [] body) {
    OrderId orderId = OrderId.parse(id).orElseThrow(OrdersController::notFound);
    return answer(engine.replace(orderId, ReplaceRequest.read(read(body), ids)));
  }

  @GetMapping("/v2/orders")
  List<OrderJson> list(@RequestParam Map<String, String> parameters) {
    List<Order> orders = book.orders(OrderFilters.read(parameters));
    return isNested(parameters.get(NESTED))
        ? nested(orders)
        : orders.stream().map(OrderJson::of).toList();
  }

  @GetMapping("/v2/orders:by_client_order_id")
  OrderJson byClientOrderId(
      @RequestParam(name = "client_order_id", required = false) @Nullable String id) {
    if (id == null || id.isEmpty()) {
      throw new AlpacaException(AlpacaError.badField("client_order_id is missing"));
    }
    Optional<Order> order =
        id.length() > ClientOrderId.MAX_LENGTH
            ? Optional.empty()
            : book.order(new ClientOrderId(id));
    return OrderJson.of(order.orElseThrow(OrdersController::notFound));
  }

  @GetMapping("/v2/orders/{id}")
  OrderJson byId(
      @PathVariable("id") String id,
      @RequestParam(name = NESTED, required = false) @Nullable String nested) {
    Order order = OrderId.parse(id).flatMap(book::order).orElseThrow(OrdersController::notFound);
    return isNested(nested) ? OrderJson.of(order, legsOf(order)) : OrderJson.of(order);
  }

  @DeleteMapping("/v2/orders/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable("id") String id) {
    OrderId orderId = OrderId.parse(id).orElseThrow(OrdersController::notFound);
    switch (engine.cancel(orderId)) {
      case Cancellation.Canceled _ -> {}
      case Cancellation.TooLate(var order) ->
          throw new AlpacaException(
              AlpacaError.unprocessable(
                  "order is already in \"%s\" state".formatted(order.status().wire())));
      case Cancellation.NotNow _ ->
          throw new AlpacaException(AlpacaError.unprocessable("order is not cancelable"));
      case Cancellation.Unknown _ -> throw notFound();
    }
  }

  @DeleteMapping("/v2/orders")
  @ResponseStatus(HttpStatus.MULTI_STATUS)
  List<CanceledJson> cancelAll() {
    return engine.cancelAll().stream().map(CanceledJson::of).toList();
  }

  private static boolean isNested(@Nullable String text) {
    return Query.ofTrading().word(NESTED, text, "false", List.of("true", "false")).equals("true");
  }

  /** Each parent with its legs below it; a leg whose parent is not there stands by itself. */
  private List<OrderJson> nested(List<Order> orders) {
    Set<OrderId> parents =
        orders.stream()
            .filter(order -> family(order).filter(Family::isParent).isPresent())
            .map(order -> family(order).orElseThrow().parent())
            .collect(Collectors.toSet());
    return orders.stream()
        .filter(order ->
            family(order)
                .filter(family -> !family.isParent() && parents.contains(family.parent()))
                .isEmpty())
        .map(order -> OrderJson.of(order, legsOf(order)))
        .toList();
  }

  /** The legs of a parent, without those in whose place another has come. */
  private List<Order> legsOf(Order order) {
    return family(order).filter(Family::isParent).stream()
        .flatMap(family -> book.family(family.parent()).stream())
        .filter(leg -> family(leg).filter(Family::isParent).isEmpty())
        .filter(leg -> leg.status() != OrderStatus.REPLACED)
        .toList();
  }

  private static Optional<Family> family(Order order) {
    return Optional.ofNullable(order.links().family());
  }

  private Body read(byte @Nullable [] body) {
    return Body.read(json, body == null ? new byte[0] : body);
  }

  private static OrderJson answer(Placement placement) {
    return switch (placement) {
      case Placement.Accepted(var order, var legs) -> OrderJson.of(order, legs);
      case Placement.Refused(var refusal) -> throw Refusals.exception(refusal);
    };
  }

  private static AlpacaException notFound() {
    return new AlpacaException(AlpacaError.notFound("order not found"));
  }

  /** One line of the answer to "cancel all". */
  record CanceledJson(String id, int status, @Nullable OrderJson body) {
    static CanceledJson of(Cancellation cancellation) {
      return switch (cancellation) {
        case Cancellation.Canceled(var order) ->
            new CanceledJson(order.id().toString(), 200, OrderJson.of(order));
        case Cancellation.TooLate(var order) ->
            new CanceledJson(order.id().toString(), 422, OrderJson.of(order));
        case Cancellation.NotNow(var order) ->
            new CanceledJson(order.id().toString(), 422, OrderJson.of(order));
        case Cancellation.Unknown(var id) -> new CanceledJson(id.toString(), 404, null);
      };
    }
  }
}
