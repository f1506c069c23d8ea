package io.breakwater.localstack.venue.trading.web;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.calendar.TradingSession;
import io.breakwater.localstack.venue.bar.BarHistory;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.trading.wire.AssetJson;
import io.breakwater.localstack.venue.wire.AlpacaError;
import io.breakwater.localstack.venue.wire.AlpacaException;
import io.breakwater.localstack.venue.wire.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When the market is open, and what is traded on it. */
@RestController
final class MarketController {
  private static final ZoneId ZONE = TradingCalendar.NEW_YORK;

  /** Clients insist on a next session; after the last bundled day they are told of this one. */
  private static final LocalDate NEVER = LocalDate.of(2099, 12, 31);

  private static final DateTimeFormatter WITH_COLON = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter WITHOUT_COLON = DateTimeFormatter.ofPattern("HHmm");

  /** The extended session, of which the venue trades only the regular part. */
  private static final String EXTENDED_OPEN = "0400";

  private static final String EXTENDED_CLOSE = "2000";

  private final InstantSource clock;
  private final TradingCalendar calendar;
  private final VenueHours hours;
  private final BarHistory history;

  MarketController(
      InstantSource clock, TradingCalendar calendar, VenueHours hours, BarHistory history) {
    this.clock = clock;
    this.calendar = calendar;
    this.hours = hours;
    this.history = history;
  }

  @GetMapping("/v2/clock")
  ClockJson clock() {
    Instant now = clock.instant();
    TradingSession never = calendar.nextSession(NEVER.minusDays(1));
    TradingSession next = hours.nextAfter(now).orElse(never);
    TradingSession closing = hours.atOrAfter(now).orElse(never);
    return new ClockJson(
        inNewYork(now),
        hours.runningAt(now).isPresent(),
        inNewYork(next.open()),
        inNewYork(closing.close()),
        hours.lastDate());
  }

  @GetMapping("/v2/calendar")
  List<SessionJson> calendar(
      @RequestParam(name = "start", required = false) @Nullable String start,
      @RequestParam(name = "end", required = false) @Nullable String end) {
    Query query = Query.ofTrading();
    LocalDate from = query.date("start", start);
    LocalDate through = query.date("end", end);
    if (from != null && through != null && through.isBefore(from)) {
      throw Body.bad("end must not be before start");
    }
    return hours
        .sessions(
            from == null ? TradingCalendar.FIRST_DATE : from,
            through == null ? hours.lastDate() : through)
        .stream()
        .map(this::session)
        .toList();
  }

  @GetMapping("/v2/assets")
  List<AssetJson> assets(
      @RequestParam(name = "status", required = false) @Nullable String status,
      @RequestParam(name = "asset_class", required = false) @Nullable String assetClass) {
    if (assetClass != null && !assetClass.isEmpty() && !assetClass.equals("us_equity")) {
      return List.of();
    }
    return history.symbols().stream()
        .map(this::assetOf)
        .flatMap(Optional::stream)
        .filter(asset -> status == null || status.isEmpty() || asset.status().equals(status))
        .toList();
  }

  @GetMapping("/v2/assets/{symbol}")
  AssetJson asset(@PathVariable("symbol") String symbol) {
    return history.symbols().stream()
        .map(this::assetOf)
        .flatMap(Optional::stream)
        .filter(asset -> asset.symbol().equals(symbol) || asset.id().toString().equals(symbol))
        .findFirst()
        .orElseThrow(
            () -> new AlpacaException(AlpacaError.notFound("asset not found for " + cut(symbol))));
  }

  private Optional<AssetJson> assetOf(String symbol) {
    LocalDate today = VenueHours.dateOf(clock.instant());
    return history.of(symbol).map(bars -> AssetJson.of(symbol, !bars.firstDate().isAfter(today)));
  }

  private SessionJson session(TradingSession session) {
    return new SessionJson(
        session.date(),
        WITH_COLON.format(session.open().atZone(ZONE)),
        WITH_COLON.format(session.close().atZone(ZONE)),
        EXTENDED_OPEN,
        session.earlyClose()
            ? WITHOUT_COLON.format(session.close().atZone(ZONE).plusHours(4))
            : EXTENDED_CLOSE,
        calendar.nextSession(session.date()).date());
  }

  private static OffsetDateTime inNewYork(Instant instant) {
    return instant.atZone(ZONE).toOffsetDateTime();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 32));
  }

  /**
   * The market's clock.
   *
   * @param dataThrough the last day the venue has data for; not part of Alpaca's answer
   */
  record ClockJson(
      OffsetDateTime timestamp,
      boolean isOpen,
      OffsetDateTime nextOpen,
      OffsetDateTime nextClose,
      LocalDate dataThrough) {}

  /** One session of the calendar. */
  record SessionJson(
      LocalDate date,
      String open,
      String close,
      String sessionOpen,
      String sessionClose,
      LocalDate settlementDate) {}
}
