package io.breakwater.localstack.venue.trading.web;

import io.breakwater.calendar.TradingCalendar;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.localstack.venue.tape.Quote;
import io.breakwater.localstack.venue.trading.AccountState;
import io.breakwater.localstack.venue.trading.TradingEngine;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page for people: what time it is on the market, what is traded, how many orders there are. */
@RestController
final class StatusPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'in New York'", Locale.ROOT)
          .withZone(TradingCalendar.NEW_YORK);

  private final TradingEngine engine;
  private final Book book;
  private final MarketTape tape;
  private final VenueHours hours;
  private final Collection<String> symbols;

  StatusPage(
      TradingEngine engine,
      Book book,
      MarketTape tape,
      VenueHours hours,
      Collection<String> symbols) {
    this.engine = engine;
    this.book = book;
    this.tape = tape;
    this.hours = hours;
    this.symbols = symbols;
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String page() {
    AccountState account = engine.account();
    Instant now = account.at();
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Embedded venue</title>
    <meta http-equiv="refresh" content="5">
    <style>body{font-family:sans-serif;margin:2em}td,th{padding:.2em 1em;text-align:right}</style>
    </head>
    <body>
    <h1>Embedded venue</h1>
    <p>Market time: %s. The market is %s.</p>
    <p>Orders: %d accepted, %d open. Positions: %d.</p>
    <table><tr><th>Symbol</th><th>Last</th><th>Bid</th><th>Ask</th></tr>
    %s
    </table>
    <p>Each day's open, high, low and close are real; prices within the day are simulated.</p>
    </body>
    </html>
    """
        .formatted(
            TIME.format(now),
            state(now),
            book.orderCount(),
            account.openOrders(),
            account.portfolio().positions().size(),
            rows(now));
  }

  private String state(Instant now) {
    if (hours.runningAt(now).isPresent()) {
      return "open";
    }
    return hours
        .nextAfter(now)
        .map(session -> "closed and opens " + TIME.format(session.open()))
        .orElseGet(() -> "closed: there is no more bundled data after " + hours.lastDate());
  }

  /** Symbols are checked when they are loaded and hold no character that HTML minds. */
  private String rows(Instant now) {
    return symbols.stream()
        .map(symbol ->
            tape.latestQuote(symbol, now)
                .map(StatusPage::row)
                .orElse(
                    "<tr><td>%s</td><td colspan=\"3\">not listed yet</td></tr>".formatted(symbol)))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Quote quote) {
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(quote.symbol(), quote.last(), quote.bid(), quote.ask());
  }
}
