package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.account.Position;
import io.breakwater.localstack.venue.book.AccountRecord;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.book.FillQuery;
import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.matching.Matcher;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.localstack.venue.order.OrderStatus;
import io.breakwater.localstack.venue.order.OrderTerms;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.localstack.venue.order.Replacement;
import io.breakwater.localstack.venue.order.Ticket;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
  private static final Closing.Part WHOLE = new Closing.Percent(BigDecimal.valueOf(100));

  private final InstantSource clock;
  private final Exchange exchange;
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
      InstantSource clock, Exchange exchange, Book book, Admission admission, Supplier<UUID> ids) {
    this.clock = clock;
    this.exchange = exchange;
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
  public Placement place(OrderTerms terms) {
    return place(Ticket.alone(terms));
  }

  /** The same for an order with legs. */
  public Placement place(Ticket ticket) {
    return alone(now -> {
      OrderTerms terms = sized(ticket.order(), now);
      if (book.order(terms.clientOrderId()).isPresent()) {
        return refused(Refusal.Kind.BAD_FIELD, "client_order_id must be unique");
      }
      AccountState account = state(now);
      Optional<Refusal> unsuitable = LegRules.refuse(ticket, account);
      if (unsuitable.isPresent()) {
        return new Placement.Refused(unsuitable.get());
      }
      Admission.Verdict verdict = admission.judge(terms, account);
      if (verdict.refusal() != null) {
        return new Placement.Refused(verdict.refusal());
      }
      Order alone =
          Order.accepted(
              new OrderId(ids.get()),
              terms,
              verdict.reservePrice(),
              now,
              exchange.expiry(terms, now),
              isOpen(now));
      Order order = ticket.headedBy(alone);
      List<Order> legs = ticket.legsOf(order, () -> new OrderId(ids.get()));
      Pass pass = pass(now);
      pass.place(order, legs);
      commit(pass);
      return new Placement.Accepted(order, legs);
    });
  }

  /** Judges what is to come in an order's place and, if it is admitted, sends it there. */
  public Placement replace(OrderId id, Replacement replacement) {
    return alone(now -> {
      Order order = open.get(id);
      if (order == null) {
        return book.order(id).isEmpty()
            ? refused(Refusal.Kind.NOT_FOUND, "order not found")
            : refused(Refusal.Kind.UNPROCESSABLE, "unable to replace order in current state");
      }
      Optional<Refusal> unsuitable = replacement.refuse(order);
      if (unsuitable.isPresent()) {
        return new Placement.Refused(unsuitable.get());
      }
      if (book.order(replacement.clientOrderId()).isPresent()) {
        return refused(Refusal.Kind.BAD_FIELD, "client_order_id must be unique");
      }
      return replace(order, replacement.appliedTo(order), now);
    });
  }

  private Placement replace(Order order, OrderTerms terms, Instant now) {
    AccountState others = open.without(order, () -> state(now));
    Admission.Verdict verdict = admission.judgeReplacement(order, terms, others);
    if (verdict.refusal() != null) {
      return new Placement.Refused(verdict.refusal());
    }
    // A leg that is held has never been at the exchange.
    boolean isHeld = order.status() == OrderStatus.HELD;
    boolean atOnce = isHeld || exchange.replaceTime().isZero();
    OrderStatus begun = isOpen(now) ? OrderStatus.NEW : OrderStatus.ACCEPTED;
    OrderStatus arrived = isHeld ? OrderStatus.HELD : begun;
    Order successor =
        order.successor(
            new OrderId(ids.get()),
            new Order.Plan(
                terms,
                verdict.reservePrice(),
                exchange.expiry(terms, now),
                atOnce ? arrived : OrderStatus.PENDING_NEW),
            now);
    Pass pass = pass(now);
    if (atOnce) {
      pass.replace(order, successor);
    } else {
      pass.sendReplacement(order, successor);
    }
    commit(pass);
    return new Placement.Accepted(successor, List.of());
  }

  public Cancellation cancel(OrderId id) {
    return alone(now -> cancel(id, now));
  }

  /** Cancels every open order, oldest first; of a family the first takes the others along. */
  public List<Cancellation> cancelAll() {
    return alone(now ->
        open.all().stream()
            .map(order ->
                open.get(order.id()) == null
                    ? new Cancellation.Canceled(book.order(order.id()).orElseThrow())
                    : cancel(order.id(), now))
            .toList());
  }

  /**
   * Closes a position, or a part of it, by a market order of the day; nothing where there is none.
   */
  public Optional<Placement> close(String symbol, Closing.Part part) {
    return alone(now -> portfolio.position(symbol).map(position -> close(position, part)));
  }

  /**
   * Closes every position.
   *
   * @param cancelOrders whether to cancel every open order before: they hold shares back
   */
  public List<Closing> closeAll(boolean cancelOrders) {
    return alone(now -> {
      if (cancelOrders) {
        cancelAll();
      }
      return portfolio.positions().values().stream()
          .map(position -> new Closing(position.symbol(), close(position, WHOLE)))
          .toList();
    });
  }

  private Placement close(Position position, Closing.Part part) {
    return switch (Closing.order(position, part, new ClientOrderId(ids.get().toString()))) {
      case Closing.Impossible(Refusal refusal) -> new Placement.Refused(refusal);
      case Closing.Possible(OrderTerms terms) -> place(terms);
    };
  }

  /**
   * Takes an execution back, as an exchange does that busts or corrects a trade. The order does not
   * trade again what it loses, unless it is open; orders that belong to it are not told.
   *
   * @param instead what is in its place; empty for nothing
   */
  public Amendment amend(UUID executionId, Optional<Execution> instead) {
    return alone(now -> {
      Optional<Fill> found = book.fill(executionId);
      if (found.isEmpty()) {
        return new Amendment.Refused(Refusal.of(Refusal.Kind.NOT_FOUND, "execution not found"));
      }
      Fill old = found.get();
      Order order = book.order(old.orderId()).orElseThrow();
      Quantity others = order.filledQuantity().minus(old.quantity());
      Quantity most = order.terms().quantity().minus(others);
      if (instead.filter(execution -> execution.quantity().compareTo(most) > 0).isPresent()) {
        return new Amendment.Refused(
            Refusal.of(Refusal.Kind.UNPROCESSABLE, "qty is more than is left of the order"));
      }
      Portfolio after = Amendment.portfolio(portfolio, fillsOf(old.symbol()), old, instead);
      Pass pass = pass(now);
      Fill told = pass.amend(order, old, instead, after);
      commit(pass);
      return new Amendment.Done(pass.draft().current(order.id()), told.executionId());
    });
  }

  private List<Fill> fillsOf(String symbol) {
    return book.fills(new FillQuery(null, null, null, null, null, true, Integer.MAX_VALUE)).stream()
        .filter(fill -> fill.symbol().equals(symbol))
        .toList();
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
      if (open.isDue(now) || !exchange.hours().lastClosedDate(now).equals(lastEquityOn)) {
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
    all.stream().filter(order -> order.isOver(now)).map(Order::id).forEach(pass::advance);
    all.stream().filter(order -> !order.isOver(now)).map(Order::id).forEach(pass::advance);
    commit(pass);
    LocalDate closed = exchange.hours().lastClosedDate(now);
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
    if (order.status().isInFlight()) {
      return new Cancellation.NotNow(order);
    }
    Pass pass = pass(now);
    pass.cancel(order);
    commit(pass);
    return new Cancellation.Canceled(pass.draft().current(id));
  }

  private static Placement refused(Refusal.Kind kind, String message) {
    return new Placement.Refused(Refusal.of(kind, message));
  }

  private boolean isOpen(Instant now) {
    return exchange.hours().runningAt(now).isPresent();
  }

  private Pass pass(Instant now) {
    return new Pass(now, exchange, open, matcher, ids, portfolio);
  }

  private void commit(Pass pass) {
    Draft draft = pass.draft();
    if (draft.isEmpty()) {
      return;
    }
    book.commit(draft.change(pass.portfolio()));
    portfolio = pass.portfolio();
    draft.touched().forEach(open::keep);
    draft.updates().forEach(update -> listeners.forEach(listener -> listener.happened(update)));
  }

  private AccountState state(Instant now) {
    return new AccountState(
        now, portfolio, settings, AccountState.Working.of(open), lastEquity, exchange.tape());
  }

  private OrderTerms sized(OrderTerms terms, Instant now) {
    return exchange
        .tape()
        .latestQuote(terms.symbol(), now)
        .flatMap(quote -> NotionalQuantity.of(terms, quote))
        .map(terms::withQuantity)
        .orElse(terms);
  }
}
