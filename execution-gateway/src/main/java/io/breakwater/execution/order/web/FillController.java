package io.breakwater.execution.order.web;

import io.breakwater.boot.web.CommonProblem;
import io.breakwater.boot.web.ProblemException;
import io.breakwater.execution.broker.Side;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.csv.CsvTable;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderBook.FillFilter;
import io.breakwater.execution.order.OrderBook.Page;
import io.breakwater.execution.order.OrderId;
import io.breakwater.security.Allowed;
import io.breakwater.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final OrderBook book;

  FillController(OrderBook book) {
    this.book = book;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
  Fills fills(
      @RequestParam(name = "order_id", required = false) @Nullable UUID orderId,
      @RequestParam(required = false) @Pattern(regexp = Symbol.FORM) @Nullable String symbol,
      @RequestParam(required = false) @Pattern(regexp = SubmitRequest.STRATEGY) @Nullable String strategy,
      @RequestParam(required = false) @Pattern(regexp = "buy|sell") @Nullable String side,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
      @RequestParam(required = false) @Pattern(regexp = "[0-9]{1,18}") @Nullable String cursor) {
    var filter =
        new FillFilter(
            orderId == null ? null : new OrderId(orderId),
            symbol == null ? null : new Symbol(symbol),
            strategy,
            side == null ? null : Side.valueOf(side.toUpperCase(Locale.ROOT)),
            within("from", from),
            within("to", to));
    List<Fill> page = book.fills(filter, new Page(limit, cursor));
    String next = page.size() < limit ? null : Long.toString(page.getLast().id());
    return new Fills(page.stream().map(FillView::of).toList(), next);
  }

  /** The database's times end long after the calendar and long before Java's. */
  static @Nullable Instant within(String parameter, @Nullable Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "%s must be between %s and %s.".formatted(parameter, EARLIEST, LATEST));
    }
    return time;
  }

  /** A page of fills, newest first; the cursor leads to the next page, null on the last. */
  record Fills(List<FillView> fills, @Nullable String nextCursor) implements CsvTable<FillView> {
    @Override
    public List<FillView> rows() {
      return fills;
    }
  }
}
