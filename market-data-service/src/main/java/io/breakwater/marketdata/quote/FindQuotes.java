package io.breakwater.marketdata.quote;

import io.breakwater.marketdata.calendar.MarketHours;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.instrument.VendorUnavailableException;
import io.breakwater.marketdata.quote.QuoteAnswer.Found;
import io.breakwater.marketdata.quote.QuoteAnswer.NoUsableQuote;
import io.breakwater.marketdata.quote.QuoteAnswer.UnknownSymbol;
import io.breakwater.marketdata.quote.QuoteAnswer.VendorUnavailable;
import io.breakwater.marketdata.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The use case "find the latest quotes".
 *
 * <p>The newest of what Redis and this process's memory hold is the answer if it is fresh: received
 * within {@code freshFor} while the market is open, or after the last close while it is closed. For
 * the others the vendor is asked, all in one request. Every known symbol is then kept subscribed
 * for a while, so that the next question finds a streamed price. Thread-safe.
 */
public final class FindQuotes {

  private final SharedQuotes shared;
  private final QuoteBoard board;
  private final LookUpQuotes lookUp;
  private final Subscriptions subscriptions;
  private final MarketHours hours;
  private final Duration freshFor;

  public FindQuotes(
      SharedQuotes shared,
      QuoteBoard board,
      LookUpQuotes lookUp,
      Subscriptions subscriptions,
      MarketHours hours,
      Duration freshFor) {
    this.shared = shared;
    this.board = board;
    this.lookUp = lookUp;
    this.subscriptions = subscriptions;
    this.hours = hours;
    this.freshFor = freshFor;
  }

  /** Returns an answer for each of the symbols, in their order. */
  public Map<Symbol, QuoteAnswer> find(Collection<Symbol> symbols) {
    boolean sharedAway = !learnShared(symbols);
    Instant freshSince = freshSince();
    Map<Symbol, QuoteAnswer> atHand = new HashMap<>();
    List<Symbol> open = new ArrayList<>();
    for (Symbol symbol : symbols) {
      Optional<Quote> standing = board.latest(symbol);
      if (standing.isPresent() && !standing.get().receivedAt().isBefore(freshSince)) {
        atHand.put(symbol, new Found(standing.get(), sharedAway));
      } else {
        open.add(symbol);
      }
    }
    if (!open.isEmpty()) {
      atHand.putAll(askVendor(open, freshSince, sharedAway));
    }
    Map<Symbol, QuoteAnswer> answers = inOrder(symbols, atHand);
    keepSubscribed(answers);
    return answers;
  }

  private static Map<Symbol, QuoteAnswer> inOrder(
      Collection<Symbol> symbols, Map<Symbol, QuoteAnswer> answers) {
    Map<Symbol, QuoteAnswer> ordered = new LinkedHashMap<>();
    symbols.forEach(symbol -> ordered.put(symbol, answers.get(symbol)));
    return ordered;
  }

  private boolean learnShared(Collection<Symbol> symbols) {
    try {
      shared.read(symbols).values().forEach(board::learn);
      return true;
    } catch (SharedQuotesUnavailableException e) {
      return false;
    }
  }

  private Instant freshSince() {
    return hours.isOpen() ? hours.machineTime().minus(freshFor) : hours.machineTimeOfLastClose();
  }

  private Map<Symbol, QuoteAnswer> askVendor(
      List<Symbol> symbols, Instant freshSince, boolean sharedAway) {
    Map<Symbol, QuoteAnswer> answers = new HashMap<>();
    try {
      Map<Symbol, Judgement> looked = lookUp.lookUp(symbols, freshSince);
      for (Symbol symbol : symbols) {
        answers.put(symbol, answer(symbol, looked.get(symbol), freshSince, sharedAway));
      }
    } catch (VendorUnavailableException e) {
      symbols.forEach(symbol ->
          answers.put(symbol, standingOr(symbol, new VendorUnavailable(), freshSince, sharedAway)));
    }
    return answers;
  }

  private QuoteAnswer answer(
      Symbol symbol, @Nullable Judgement looked, Instant freshSince, boolean sharedAway) {
    return switch (looked) {
      case null -> standingOr(symbol, new UnknownSymbol(), freshSince, sharedAway);
      case Judgement.Usable(Quote quote) -> new Found(quote, sharedAway);
      case Judgement.Dropped(DropReason reason) ->
          standingOr(symbol, new NoUsableQuote(reason), freshSince, sharedAway);
    };
  }

  private QuoteAnswer standingOr(
      Symbol symbol, QuoteAnswer otherwise, Instant freshSince, boolean sharedAway) {
    return board
        .latest(symbol)
        .<QuoteAnswer>map(
            quote -> new Found(quote, sharedAway || quote.receivedAt().isBefore(freshSince)))
        .orElse(otherwise);
  }

  private void keepSubscribed(Map<Symbol, QuoteAnswer> answers) {
    answers.forEach((symbol, answer) -> {
      switch (answer) {
        case Found _, NoUsableQuote _ -> subscriptions.lease(symbol);
        case UnknownSymbol _, VendorUnavailable _ -> {
          // Nothing worth a subscription.
        }
      }
    });
  }
}
