package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.book.AccountRecord;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.hours.VenueHours;
import io.breakwater.localstack.venue.matching.Matcher;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.tape.MarketTape;
import io.breakwater.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The venue's one account and its orders, at work.
 *
 * <p>Every command and every {@link #advance} runs alone, is committed to the book as one
 * transaction, then takes effect in memory, then is told to the listeners. Given the same arrivals
 * at the same market times, the fills are the same; ids are random.
 *
 * <p>Thread-safe.
 */
public final class TradingEngine {

  /** How long an order good till canceled lasts at Alpaca. */
  private static final Duration GTC_LIFE = Duration.ofDays(90);

  private final InstantSource clock;
  private final VenueHours hours;
  private final MarketTape tape;
  private final Book book;
  private final Admission admission;
  private final Supplier<UUID> ids;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final List<TradeUpdateListener> listeners = new CopyOnWriteArrayList<>();

  // All below: guarded by the lock.
  private final Matcher matcher = new Matcher();
  private final OpenOrders open = new OpenOrders();
  private final AccountIdentity identity;
  private Portfolio portfolio;
  private AccountSettings settings;
  private Money lastEquity;
  private @Nullable LocalDate lastEquityOn;

  /**
   * Takes up the account where the book left it.
   *
   * @param clock market time
   */
  public TradingEngine(
      InstantSource clock,
      VenueHours hours,
      MarketTape tape,
      Book book,
      Admission admission,
      Supplier<UUID> ids) {
    this.clock = clock;
    this.hours = hours;
    this.tape = tape;
    this.book = book;
    this.admission = admission;
    this.ids = ids;
    AccountRecord account = book.account();
    identity = account.identity();
    portfolio = account.portfolio();
    settings = account.settings();
    lastEquity = account.lastEquity();
    lastEquityOn = account.lastEquityOn();
    book.openOrders().forEach(open::keep);
  }

  public void listen(TradeUpdateListener listener) {
    listeners.add(listener);
  }

  public void unlisten(TradeUpdateListener listener) {
    listeners.remove(listener);
  }

  /** Judges an order and, if it is admitted, acknowledges it and fills what can be filled. */
  public Placement place(OrderTerms asked) {
    return alone(now -> {
      OrderTerms terms = sized(asked, now);
      if (book.order(terms.clientOrderId()).isPresent()) {
        return new Placement.Refused(
            Refusal.of(Refusal.Kind.BAD_FIELD, "client_order_id must be unique"));
      }
      Admission.Verdict verdict = admission.judge(terms, state(now));
      if (verdict.refusal() != null) {
        return new Placement.Refused(verdict.refusal());
      }
      boolean isOpen = hours.runningAt(now).isPresent();
      Order order =
          Order.accepted(
              new OrderId(ids.get()),
              terms,
              verdict.reservePrice(),
              now,
              expiry(terms, now),
              isOpen);
      Pass pass = pass(now);
      pass.place(order);
      commit(pass);
      return new Placement.Accepted(order);
    });
  }

  public Cancellation cancel(OrderId id) {
    return alone(now -> cancel(id, now));
  }

  /** Cancels every open order, oldest first. */
  public List<Cancellation> cancelAll() {
    return alone(now -> open.all().stream().map(order -> cancel(order.id(), now)).toList());
  }

  /** Changes the account's settings; orders that are open stay open. */
  public AccountSettings configure(UnaryOperator<AccountSettings> change) {
    return alone(now -> {
      AccountSettings changed = change.apply(settings);
      book.keepSettings(changed);
      settings = changed;
      return changed;
    });
  }

  /** The account now, every order up to date with market time. */
  public AccountState account() {
    return alone(this::state);
  }

  public AccountIdentity identity() {
    return identity;
  }

  /** Brings every open order up to the present market time. */
  public void advance() {
    lock.lock();
    try {
      keepUp(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  private <T> T alone(Function<Instant, T> command) {
    lock.lock();
    try {
      Instant now = clock.instant();
      // Between two beats of the loop a command need not look at every open order again, but none
      // that has ended may be taken for open.
      if (open.isDue(now) || !hours.lastClosedDate(now).equals(lastEquityOn)) {
        keepUp(now);
      }
      return command.apply(now);
    } finally {
      lock.unlock();
    }
  }

  private void keepUp(Instant now) {
    Pass pass = pass(now);
    // What has ended did so before now: its print comes first, in the book as in time.
    List<Order> all = open.all();
    all.stream().filter(order -> order.isOver(now)).forEach(pass::advance);
    all.stream().filter(order -> !order.isOver(now)).forEach(pass::advance);
    commit(pass);
    LocalDate closed = hours.lastClosedDate(now);
    if (!closed.equals(lastEquityOn)) {
      Money equity = state(now).valuation().equity();
      book.keepLastEquity(closed, equity);
      lastEquity = equity;
      lastEquityOn = closed;
    }
  }

  private Cancellation cancel(OrderId id, Instant now) {
    Order order = open.get(id);
    if (order == null) {
      return book.order(id)
          .<Cancellation>map(Cancellation.TooLate::new)
          .orElseGet(() -> new Cancellation.Unknown(id));
    }
    Pass pass = pass(now);
    pass.cancel(order);
    commit(pass);
    return new Cancellation.Canceled(pass.orders().getFirst());
  }

  private Pass pass(Instant now) {
    return new Pass(now, hours.runningAt(now), tape, matcher, ids, portfolio);
  }

  private void commit(Pass pass) {
    if (pass.isEmpty()) {
      return;
    }
    book.commit(pass.change());
    portfolio = pass.portfolio();
    pass.orders().forEach(open::keep);
    pass.updates().forEach(update -> listeners.forEach(listener -> listener.happened(update)));
  }

  private AccountState state(Instant now) {
    return new AccountState(
        now, portfolio, settings, AccountState.Working.of(open), lastEquity, tape);
  }

  private OrderTerms sized(OrderTerms terms, Instant now) {
    return tape.latestQuote(terms.symbol(), now)
        .flatMap(quote -> NotionalQuantity.of(terms, quote))
        .map(terms::withQuantity)
        .orElse(terms);
  }

  private Instant expiry(OrderTerms terms, Instant now) {
    return switch (terms.timeInForce()) {
      case DAY -> terms.extendedHours() ? hours.extendedCloseAfter(now) : hours.closeAtOrAfter(now);
      case IOC, FOK -> hours.closeAtOrAfter(now);
      case GTC -> hours.closeAtOrAfter(now.plus(GTC_LIFE));
      case OPG -> hours.openAfter(now);
      case CLS -> hours.closeAtOrAfter(now);
    };
  }
}
