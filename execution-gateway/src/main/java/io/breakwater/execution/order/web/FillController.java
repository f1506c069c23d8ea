package io.breakwater.execution.order.web;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderBook.Page;
import io.breakwater.execution.order.OrderId;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fills: look at. */
@RestController
@RequestMapping(path = "/api/v1/fills", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed(Role.VIEWER)
class FillController {
  private final OrderBook book;

  FillController(OrderBook book) {
    this.book = book;
  }

  @GetMapping
  Fills fills(
      @RequestParam(name = "order_id", required = false) @Nullable UUID orderId,
      @RequestParam(required = false) @Pattern(regexp = Symbol.FORM) @Nullable String symbol,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = "[0-9]{1,18}") @Nullable String cursor) {
    List<Fill> page =
        book.fills(
            orderId == null ? null : new OrderId(orderId),
            symbol == null ? null : new Symbol(symbol),
            new Page(limit, cursor));
    String next = page.size() < limit ? null : Long.toString(page.getLast().id());
    return new Fills(page.stream().map(FillView::of).toList(), next);
  }

  /** A page of fills, newest first; the cursor leads to the next page, null on the last. */
  record Fills(List<FillView> fills, @Nullable String nextCursor) {}
}
