package io.breakwater.execution.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Exits;
import io.breakwater.execution.broker.OrderTerms;
import io.breakwater.execution.broker.TermsRule;
import io.breakwater.execution.broker.UnsoundTermsException;
import io.breakwater.execution.risk.ProposedOrder;
import io.breakwater.money.Money;
import io.breakwater.money.Quantity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to send an order.
 *
 * @param strategy whose order it is; null where it belongs to none
 * @param duplicateAllowed whether a second order like a recent one is meant
 * @param submittedBy the caller's name, from the credential
 * @param mostShares what it comes to at most: the shares it asks for, or of an order by money a
 *     bound from the price just seen; null where no price says
 * @param replaces the order in whose place it is to stand; null for one that stands for itself
 */
public record NewOrder(
    ClientOrderId clientOrderId,
    @Nullable String strategy,
    OrderTerms terms,
    boolean duplicateAllowed,
    String submittedBy,
    @Nullable Quantity mostShares,
    @Nullable OrderId replaces) {

  /**
   * @throws UnsoundTermsException if the terms break a rule
   */
  public NewOrder {
    TermsRule.brokenBy(terms)
        .ifPresent(rule -> {
          throw new UnsoundTermsException(rule);
        });
  }

  /**
   * A request whose shares are those it asks for.
   *
   * @throws UnsoundTermsException if the terms break a rule
   */
  public NewOrder(
      ClientOrderId clientOrderId,
      @Nullable String strategy,
      OrderTerms terms,
      boolean duplicateAllowed,
      String submittedBy) {
    this(clientOrderId, strategy, terms, duplicateAllowed, submittedBy, terms.quantity(), null);
  }

  public NewOrder withMostShares(@Nullable Quantity bound) {
    return new NewOrder(
        clientOrderId, strategy, terms, duplicateAllowed, submittedBy, bound, replaces);
  }

  /**
   * A request to put an order in the place of another. It is no duplicate of anything: its order
   * ends that other, and no second replacement comes beside it.
   *
   * @throws UnsoundTermsException if the terms break a rule
   */
  static NewOrder replacing(
      Order replaced, ClientOrderId clientOrderId, OrderTerms terms, String submittedBy) {
    return new NewOrder(
        clientOrderId,
        replaced.strategy(),
        terms,
        true,
        submittedBy,
        terms.quantity(),
        replaced.id());
  }

  /**
   * The same for requests that ask for the same, whatever way their numbers are written; who asks,
   * and whether a duplicate is allowed, are no part of what is asked for. Keys live for ever, so
   * what an order without a term hashed to before there was that term, it must hash to for ever.
   */
  public String hash() {
    List<@Nullable Object> asked = new ArrayList<>();
    asked.add(strategy);
    asked.add(terms.symbol());
    asked.add(terms.side());
    asked.add(terms.type());
    asked.add(terms.quantity());
    asked.add(terms.limitPrice());
    asked.add(terms.timeInForce());
    addIfThere(asked, "notional", amountOf(terms.notional()));
    addIfThere(asked, "stop_price", terms.stopPrice());
    addIfThere(asked, "trail_price", terms.trailPrice());
    addIfThere(asked, "trail_percent", terms.trailPercent());
    addIfThere(asked, "extended_hours", terms.extendedHours() ? true : null);
    Exits exits = terms.exits();
    addIfThere(asked, "order_class", exits.isNone() ? null : exits.wireName());
    addIfThere(
        asked, "take_profit", exits.profitExit().map(Exits.TakeProfit::limitPrice).orElse(null));
    addIfThere(asked, "stop_loss", exits.stopExit().map(Exits.StopLoss::stopPrice).orElse(null));
    addIfThere(
        asked, "stop_loss_limit", exits.stopExit().map(Exits.StopLoss::limitPrice).orElse(null));
    addIfThere(asked, "replaces", replaces);
    return sha256(asked);
  }

  /** The same for two orders of which a sender would hardly mean both. */
  public String intent() {
    return intent(strategy, terms);
  }

  public ProposedOrder proposed() {
    return proposed(clientOrderId, strategy, terms, mostShares, duplicateAllowed);
  }

  /** What the gates see of an order that asks for this. */
  public static ProposedOrder proposed(
      ClientOrderId clientOrderId,
      @Nullable String strategy,
      OrderTerms terms,
      @Nullable Quantity mostShares,
      boolean duplicateAllowed) {
    return new ProposedOrder(
        clientOrderId.value(),
        strategy,
        terms.symbol().value(),
        mostShares == null ? null : terms.side().signed(mostShares),
        terms.limitPrice(),
        terms.needsOpenMarket(),
        intent(strategy, terms),
        duplicateAllowed);
  }

  private static String intent(@Nullable String strategy, OrderTerms terms) {
    return sha256(
        Arrays.asList(
            strategy,
            terms.symbol(),
            terms.side(),
            terms.type(),
            terms.quantity(),
            amountOf(terms.notional()),
            terms.limitPrice(),
            terms.stopPrice(),
            terms.trailPrice(),
            terms.trailPercent()));
  }

  private static void addIfThere(
      List<@Nullable Object> asked, String name, @Nullable Object value) {
    if (value != null) {
      asked.add(name + "=" + value);
    }
  }

  private static @Nullable String amountOf(@Nullable Money money) {
    return money == null ? null : money.amount().toPlainString();
  }

  private static String sha256(List<@Nullable Object> parts) {
    String text = parts.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must support SHA-256", e);
    }
  }
}
