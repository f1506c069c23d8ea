package io.breakwater.localstack.venue.book.web;

import io.breakwater.localstack.venue.book.Arrival;
import io.breakwater.localstack.venue.book.Arrivals;
import io.breakwater.localstack.venue.wire.Query;
import io.breakwater.localstack.venue.wire.web.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what arrived; no part of Alpaca's API. Asking is not written down. */
@RestController
final class ArrivalsController {
  private static final int MAX_PAGE = 10_000;

  private final Arrivals arrivals;

  ArrivalsController(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @GetMapping(Paths.ARRIVALS)
  List<ArrivalJson> arrivals(
      @RequestParam(name = "after", required = false) @Nullable String after,
      @RequestParam(name = "limit", required = false) @Nullable String limit) {
    Query query = Query.ofTrading();
    return arrivals
        .after(
            query.number("after", after, 0, 0, Integer.MAX_VALUE),
            query.number("limit", limit, 1_000, 1, MAX_PAGE))
        .stream()
        .map(ArrivalJson::of)
        .toList();
  }

  /** One arrival on the wire. */
  record ArrivalJson(
      long number,
      String at,
      String requestId,
      String method,
      String path,
      @Nullable String query,
      @Nullable String body,
      @Nullable String fault,
      @Nullable Integer status,
      @Nullable Long code) {

    static ArrivalJson of(Arrival arrival) {
      Arrival.Request request = arrival.request();
      return new ArrivalJson(
          arrival.number(),
          request.at().toString(),
          request.requestId(),
          request.method(),
          request.path(),
          request.query(),
          request.body(),
          arrival.fault(),
          arrival.status(),
          arrival.code());
    }
  }
}
