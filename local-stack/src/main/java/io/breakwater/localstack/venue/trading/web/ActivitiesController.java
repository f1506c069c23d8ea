package io.breakwater.localstack.venue.trading.web;

import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.book.FillQuery;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.trading.wire.ActivityJson;
import io.breakwater.localstack.venue.wire.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened on the account. Only fills do: there are no dividends, fees or transfers here. */
@RestController
final class ActivitiesController {
  private static final String FILL = "FILL";
  private static final int PAGE = 100;

  private final Book book;

  ActivitiesController(Book book) {
    this.book = book;
  }

  @GetMapping("/v2/account/activities")
  List<ActivityJson> all(@RequestParam Map<String, String> parameters) {
    Query query = Query.ofTrading();
    List<String> types = query.list(parameters.get("activity_types"));
    String category =
        query.word(
            "category",
            parameters.get("category"),
            "trade_activity",
            List.of("trade_activity", "non_trade_activity"));
    if (!types.isEmpty() && parameters.containsKey("category")) {
      throw Body.bad("only one of activity_types or category is accepted");
    }
    boolean fills = types.isEmpty() ? category.equals("trade_activity") : types.contains(FILL);
    return fills ? fills(query, parameters) : List.of();
  }

  @GetMapping("/v2/account/activities/{type}")
  List<ActivityJson> ofType(
      @PathVariable("type") String type, @RequestParam Map<String, String> parameters) {
    return type.equals(FILL) ? fills(Query.ofTrading(), parameters) : List.of();
  }

  private List<ActivityJson> fills(Query query, Map<String, String> parameters) {
    return book.fills(read(query, parameters)).stream().map(ActivityJson::of).toList();
  }

  private static FillQuery read(Query query, Map<String, String> parameters) {
    LocalDate day = query.date("date", parameters.get("date"));
    Instant until = query.time("until", parameters.get("until"));
    Instant after = query.time("after", parameters.get("after"));
    if (day != null && (until != null || after != null)) {
      throw Body.bad("date cannot be used with after and until");
    }
    return new FillQuery(
        orderId(query, parameters.get("order_id")),
        day == null ? null : Query.midnight(day),
        after,
        day == null ? until : Query.midnight(day.plusDays(1)),
        beyond(query, parameters.get("page_token")),
        query
            .word("direction", parameters.get("direction"), "desc", List.of("asc", "desc"))
            .equals("asc"),
        query.number("page_size", parameters.get("page_size"), PAGE, 1, PAGE));
  }

  private static @Nullable OrderId orderId(Query query, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return OrderId.parse(text).orElseThrow(() -> query.invalid("order_id", text));
  }

  private static @Nullable UUID beyond(Query query, @Nullable String token) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    return ActivityJson.executionOf(token).orElseThrow(() -> query.invalid("page_token", token));
  }
}
