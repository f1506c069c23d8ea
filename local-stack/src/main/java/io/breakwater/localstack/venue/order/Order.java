package io.breakwater.localstack.venue.order;

import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that the venue accepted, as it stands. A change makes a new value. All times are market
 * time.
 *
 * @param reservePrice at which the unfilled part counts against buying power; null where the order
 *     only reduces a position
 * @param progress how far it has come
 * @param trigger how far it is from working, for an order that waits for a price
 * @param links which other orders it belongs to
 */
public record Order(
    OrderId id,
    OrderTerms terms,
    @Nullable Price reservePrice,
    Instant submittedAt,
    Instant expiresAt,
    Progress progress,
    Trigger trigger,
    Links links) {

  /** How exact an average price is where the quotient has no end. */
  private static final int AVERAGE_DECIMALS = 12;

  /** An order that was just accepted: {@code NEW} in a session, {@code ACCEPTED} outside. */
  public static Order accepted(
      OrderId id,
      OrderTerms terms,
      @Nullable Price reservePrice,
      Instant now,
      Instant expiresAt,
      boolean open) {
    OrderStatus status = open ? OrderStatus.NEW : OrderStatus.ACCEPTED;
    return new Order(
        id,
        terms,
        reservePrice,
        now,
        expiresAt,
        Progress.begun(status, now),
        Trigger.UNTOUCHED,
        Links.NONE);
  }

  /** A leg of a family: it is held until its turn comes. */
  public static Order held(
      OrderId id, OrderTerms terms, Family family, Instant now, Instant expiresAt) {
    return new Order(
        id,
        terms,
        null,
        now,
        expiresAt,
        Progress.begun(OrderStatus.HELD, now),
        Trigger.UNTOUCHED,
        Links.of(family));
  }

  /**
   * How far an order has come.
   *
   * @param filledValue the sum of quantity times price over its fills
   * @param endedAt when it was filled, canceled, replaced, rejected or expired; null while it is
   *     open
   */
  public record Progress(
      OrderStatus status,
      Quantity filledQuantity,
      Money filledValue,
      Instant updatedAt,
      @Nullable Instant endedAt) {

    static Progress begun(OrderStatus status, Instant now) {
      return new Progress(status, Quantity.ZERO, Money.zero(Money.USD), now, null);
    }

    private Progress to(OrderStatus next, Instant now) {
      return new Progress(next, filledQuantity, filledValue, now, next.isOpen() ? null : now);
    }
  }

  /**
   * What the market has done to an order that waits for a price.
   *
   * @param highWater the best price that a trailing stop has seen, the lowest for a buy
   * @param at when its price came, and it began to work
   */
  public record Trigger(@Nullable Price highWater, @Nullable Instant at) {
    public static final Trigger UNTOUCHED = new Trigger(null, null);
  }

  public OrderStatus status() {
    return progress.status();
  }

  public Quantity filledQuantity() {
    return progress.filledQuantity();
  }

  public Money filledValue() {
    return progress.filledValue();
  }

  public Instant updatedAt() {
    return progress.updatedAt();
  }

  public @Nullable Instant endedAt() {
    return progress.endedAt();
  }

  public boolean isOpen() {
    return status().isOpen();
  }

  /** Whether its time in force has ended by then. */
  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Quantity leavesQuantity() {
    return terms.quantity().minus(filledQuantity());
  }

  /** The order as the parent of a family. */
  public Order heading(OrderClass orderClass) {
    return with(terms, progress, trigger, Links.of(new Family(orderClass, id, Family.Role.PARENT)));
  }

  /**
   * Orders of one group are alternatives: they hold back of buying power and shares what the
   * largest of them needs. So are a replacement on its way and the order that it replaces, and the
   * exits of a family.
   */
  public Group group() {
    Family family = links.family();
    if (family != null && !family.isEntry()) {
      return new Group(family.parent(), true);
    }
    OrderId replaced = links.replaces();
    return new Group(
        status() == OrderStatus.PENDING_NEW && replaced != null ? replaced : id, false);
  }

  /**
   * The name of a group.
   *
   * @param exits whether it is the exits of the family whose parent is named
   */
  public record Group(OrderId id, boolean exits) {}

  /** The average price of its fills, exact where it has at most 12 decimals, else rounded. */
  public Optional<BigDecimal> averagePrice() {
    return filledQuantity().isZero()
        ? Optional.empty()
        : Optional.of(
            filledValue()
                .amount()
                .divide(filledQuantity().value(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros());
  }

  /** What its unfilled part holds back of the account's buying power. */
  public Money reserved() {
    return reservePrice == null || !isOpen()
        ? Money.zero(Money.USD)
        : reservePrice.times(leavesQuantity());
  }

  /**
   * The price that sets it to work now; none for other types, for a trail not yet begun, and for
   * one longer than the market is high.
   */
  public Optional<Price> stopPrice() {
    Trail trail = terms.prices().trail();
    if (trail == null) {
      return Optional.ofNullable(terms.prices().stop());
    }
    return Optional.ofNullable(trigger.highWater())
        .filter(best -> trail.fits(terms.side(), best))
        .map(best -> trail.stop(terms.side(), best));
  }

  /** Whether it takes part in trading: it waits for no price, or that price has come. */
  public boolean isTriggered() {
    return !terms.type().waits() || trigger.at() != null;
  }

  /**
   * The worst price it takes; none for a market order. Alpaca gives a buy stop one that it does not
   * name: a little above its stop.
   */
  public Optional<Price> worstPrice() {
    return terms.type() == OrderType.STOP && terms.side() == Side.BUY
        ? stopPrice().map(BuyCollar::above)
        : Optional.ofNullable(terms.limitPrice());
  }

  /** The order after a trade at that price: its stop may follow, or be reached. */
  public Order traded(Price last, Instant now) {
    if (isTriggered()) {
      return this;
    }
    Price best = terms.type() == OrderType.TRAILING_STOP ? better(trigger.highWater(), last) : null;
    Order moved = withTrigger(new Trigger(best, null), now);
    boolean reached = moved.stopPrice().filter(stop -> isReached(stop, last)).isPresent();
    return reached ? moved.withTrigger(new Trigger(best, now), now) : moved;
  }

  /** The order for another quantity, not less than is filled. */
  public Order resized(Quantity quantity, Instant now) {
    return with(terms.withQuantity(quantity), progress.to(status(), now), trigger, links);
  }

  public Order opened(Instant now) {
    return at(OrderStatus.NEW, now);
  }

  /**
   * The order after one more fill.
   *
   * @throws IllegalArgumentException if the quantity is more than is left of the order
   */
  public Order filled(Quantity quantity, Price price, Instant now) {
    requireOpen();
    Quantity filled = filledQuantity().plus(quantity);
    boolean whole = terms.quantity().minus(filled).isZero();
    OrderStatus partly =
        status() == OrderStatus.PENDING_REPLACE ? status() : OrderStatus.PARTIALLY_FILLED;
    return with(
        terms,
        new Progress(
            whole ? OrderStatus.FILLED : partly,
            filled,
            filledValue().plus(price.times(quantity)),
            now,
            whole ? now : null),
        trigger,
        links);
  }

  /**
   * The order after a change of what it has traded. One that has ended stays ended: what was taken
   * back is not traded again.
   *
   * @throws IllegalArgumentException if that is more than the order is for
   */
  public Order amended(Quantity filled, Money value, Instant now) {
    boolean whole = terms.quantity().minus(filled).isZero();
    OrderStatus status = isOpen() ? openFor(filled, whole) : status();
    Instant ended = isOpen() && whole ? now : endedAt();
    return with(terms, new Progress(status, filled, value, now, ended), trigger, links);
  }

  private OrderStatus openFor(Quantity filled, boolean whole) {
    if (whole) {
      return OrderStatus.FILLED;
    }
    boolean isInPart = status() == OrderStatus.NEW || status() == OrderStatus.PARTIALLY_FILLED;
    OrderStatus begun = filled.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    return isInPart ? begun : status();
  }

  public Order canceled(Instant now) {
    return at(OrderStatus.CANCELED, now);
  }

  /** Ended by its own time in force, at the moment that it named. */
  public Order expired() {
    return at(OrderStatus.EXPIRED, expiresAt);
  }

  /** An order in the place of this one; it has the trigger of this one if it waits for the same. */
  public Order successor(OrderId newId, Order.Plan plan, Instant now) {
    boolean same = terms.prices().waitFor(plan.terms().prices());
    return new Order(
        newId,
        plan.terms(),
        plan.reservePrice(),
        now,
        plan.expiresAt(),
        Progress.begun(plan.status(), now),
        same ? trigger : new Trigger(trigger.highWater(), null),
        links.succeeding(id));
  }

  /**
   * What an order in the place of another begins with.
   *
   * @param terms whose quantity is what is left to trade
   */
  public record Plan(
      OrderTerms terms, @Nullable Price reservePrice, Instant expiresAt, OrderStatus status) {}

  /** The order while the other is on its way. */
  public Order pendingReplace(OrderId successor, Instant now) {
    return linked(OrderStatus.PENDING_REPLACE, successor, now);
  }

  /** The order in whose place the other has come. */
  public Order replaced(OrderId successor, Instant now) {
    return linked(OrderStatus.REPLACED, successor, now);
  }

  /** The order whose replacement was refused: it goes on, or has ended, as it was. */
  public Order keptInPlace(Instant now) {
    OrderStatus back = filledQuantity().isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    return isOpen()
        ? linked(back, null, now)
        : with(terms, progress, trigger, links.replacedBy(null));
  }

  public Order rejected(Instant now) {
    return at(OrderStatus.REJECTED, now);
  }

  /** A replacement that has reached the exchange. */
  public Order arrived(boolean open, Instant now) {
    return at(open ? OrderStatus.NEW : OrderStatus.ACCEPTED, now);
  }

  private Order linked(OrderStatus next, @Nullable OrderId successor, Instant now) {
    requireOpen();
    return with(terms, progress.to(next, now), trigger, links.replacedBy(successor));
  }

  private Order at(OrderStatus next, Instant now) {
    requireOpen();
    return with(terms, progress.to(next, now), trigger, links);
  }

  private boolean isReached(Price stop, Price last) {
    return terms.side() == Side.BUY ? last.compareTo(stop) >= 0 : last.compareTo(stop) <= 0;
  }

  private Price better(@Nullable Price known, Price last) {
    if (known == null) {
      return last;
    }
    boolean isBetter =
        terms.side() == Side.BUY ? last.compareTo(known) < 0 : last.compareTo(known) > 0;
    return isBetter ? last : known;
  }

  private Order withTrigger(Trigger changed, Instant now) {
    return changed.equals(trigger) ? this : with(terms, progress.to(status(), now), changed, links);
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new IllegalStateException("order %s is %s already".formatted(id, status()));
    }
  }

  private Order with(
      OrderTerms newTerms, Progress newProgress, Trigger newTrigger, Links newLinks) {
    return new Order(
        id, newTerms, reservePrice, submittedAt, expiresAt, newProgress, newTrigger, newLinks);
  }
}
