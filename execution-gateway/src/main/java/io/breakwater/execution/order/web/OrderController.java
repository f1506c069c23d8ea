package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.csv.CsvTable;
import io.breakwater.execution.order.CancelOrder;
import io.breakwater.execution.order.CancelOutcome;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderBook.Filter;
import io.breakwater.execution.order.OrderBook.Page;
import io.breakwater.execution.order.OrderId;
import io.breakwater.execution.order.OrderOrigin;
import io.breakwater.execution.order.OrderStatus;
import io.breakwater.execution.order.SubmitOrder;
import io.breakwater.execution.order.SubmitOutcome;
import io.breakwater.security.Allowed;
import io.breakwater.security.Principal;
import io.breakwater.security.Role;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders: submit, look at, cancel. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class OrderController {
  /** Any status, or all that are open, or all that are not. */
  static final String STATUS =
      "open|closed|SENDING|UNKNOWN|ACCEPTED|PARTIALLY_FILLED|DONE_FOR_DAY|PENDING_REPLACE"
          + "|PENDING_CANCEL|FILLED|CANCELED|EXPIRED|REPLACED|REJECTED|NOT_SENT|DENIED";

  static final String REPLAYED = "Idempotent-Replayed";

  private final SubmitOrder submitOrder;
  private final CancelOrder cancelOrder;
  private final OrderBook book;

  OrderController(SubmitOrder submitOrder, CancelOrder cancelOrder, OrderBook book) {
    this.submitOrder = submitOrder;
    this.cancelOrder = cancelOrder;
    this.book = book;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Allowed({Role.TRADER, Role.SERVICE})
  @ApiResponse(
      responseCode = "200",
      description = "The same request again: the order as it now stands",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "201",
      description = "A new order, also one that the broker rejected",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "202",
      description = "An order of which nobody knows yet whether the broker has it",
      useReturnTypeSchema = true)
  ResponseEntity<OrderView> submit(
      @Valid @RequestBody SubmitRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false)
          @Pattern(regexp = ClientOrderId.FORM) @Nullable String idempotencyKey,
      Principal caller) {
    ClientOrderId id = IdempotencyKey.of(body.clientOrderId(), idempotencyKey, caller);
    return switch (submitOrder.submit(body.toOrder(id, caller.name()))) {
      case SubmitOutcome.Submitted(Order order) ->
          ResponseEntity.status(statusOf(order, HttpStatus.CREATED)).body(OrderView.of(order));
      case SubmitOutcome.Repeated(Order order) ->
          ResponseEntity.status(statusOf(order, HttpStatus.OK))
              .header(REPLAYED, "true")
              .body(OrderView.of(order));
      case SubmitOutcome.KeyReused(Order order) -> throw OrderProblems.keyReused(order);
      case SubmitOutcome.Denied(Order order, var reason) ->
          throw OrderProblems.denied(order, reason);
      case SubmitOutcome.UnknownSymbol() -> throw OrderProblems.unknownSymbol(body.symbol());
      case SubmitOutcome.NotNow(String why, String code) -> throw OrderProblems.notNow(why, code);
    };
  }

  @GetMapping("/{orderId}")
  OrderView order(@PathVariable UUID orderId) {
    return book.find(new OrderId(orderId))
        .map(OrderView::of)
        .orElseThrow(OrderProblems::noSuchOrder);
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
  Orders orders(
      @RequestParam(name = "client_order_id", required = false)
          @Pattern(regexp = ClientOrderId.FORM) @Nullable String clientOrderId,
      @RequestParam(required = false) @Size(max = 20) @Nullable List<@Pattern(regexp = STATUS) String> status,
      @RequestParam(required = false) @Size(max = 100) @Nullable List<@Pattern(regexp = Symbol.FORM) String> symbol,
      @RequestParam(required = false) @Pattern(regexp = SubmitRequest.STRATEGY) @Nullable String strategy,
      @RequestParam(required = false) @Pattern(regexp = "buy|sell") @Nullable String side,
      @RequestParam(name = "exit_of", required = false) @Nullable UUID exitOf,
      @RequestParam(required = false) @Pattern(regexp = "GATEWAY|EXTERNAL") @Nullable String origin,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Nullable UUID cursor) {
    var filter =
        new Filter(
            clientOrderId == null ? null : new ClientOrderId(clientOrderId),
            statuses(status),
            symbol == null
                ? Set.of()
                : symbol.stream().map(Symbol::new).collect(Collectors.toSet()),
            strategy,
            side == null ? null : Side.valueOf(SubmitRequest.upper(side)),
            exitOf == null ? null : new OrderId(exitOf),
            origin == null ? null : OrderOrigin.valueOf(origin),
            FillController.within("from", from),
            FillController.within("to", to));
    if (cursor != null && book.find(new OrderId(cursor)).isEmpty()) {
      throw OrderProblems.misfit("cursor is of no page");
    }
    List<Order> page =
        book.orders(filter, new Page(limit, cursor == null ? null : cursor.toString()));
    String next = page.size() < limit ? null : page.getLast().id().toString();
    return new Orders(page.stream().map(OrderView::of).toList(), next);
  }

  @PostMapping("/{orderId}/cancel")
  @Allowed({Role.TRADER, Role.RISK, Role.OPERATOR, Role.SERVICE})
  @ApiResponse(
      responseCode = "202",
      description =
          "Written down. The broker will try, or is asked until it does; how the order ends it says later",
      useReturnTypeSchema = true)
  ResponseEntity<OrderView> cancel(@PathVariable UUID orderId, Principal caller) {
    return switch (cancelOrder.cancel(new OrderId(orderId), caller.name())) {
      case CancelOutcome.Requested(Order order) ->
          ResponseEntity.accepted().body(OrderView.of(order));
      case CancelOutcome.Queued(Order order, _) ->
          ResponseEntity.accepted().body(OrderView.of(order));
      case CancelOutcome.NotCancelable(Order order) -> throw OrderProblems.notCancelable(order);
      case CancelOutcome.NoSuchOrder() -> throw OrderProblems.noSuchOrder();
    };
  }

  private static Set<OrderStatus> statuses(@Nullable List<String> words) {
    return words == null
        ? Set.of()
        : words.stream()
            .flatMap(word ->
                switch (word) {
                  case "open" -> OrderStatus.open().stream();
                  case "closed" -> OrderStatus.closed().stream();
                  default -> Stream.of(OrderStatus.valueOf(word));
                })
            .collect(Collectors.toSet());
  }

  /** Of an order that may or may not be at the broker, more is to be learned later. */
  static HttpStatus statusOf(Order order, HttpStatus otherwise) {
    return order.status().isUnsettled() ? HttpStatus.ACCEPTED : otherwise;
  }

  /** A page of orders, newest first; the cursor leads to the next page, null on the last. */
  record Orders(List<OrderView> orders, @Nullable String nextCursor)
      implements CsvTable<OrderView> {
    @Override
    public List<OrderView> rows() {
      return orders;
    }
  }
}
