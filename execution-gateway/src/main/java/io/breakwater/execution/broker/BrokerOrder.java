package io.breakwater.execution.broker;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as the broker describes it, its bounds checked.
 *
 * @param statusText the broker's own word for the status
 * @param filledQuantity cumulative
 * @param averageFillPrice null while nothing is filled
 * @param updatedAt by the broker's clock: compared only with its own other times
 * @param legs its exits, each an order of its own; empty also where the broker does not tell
 */
public record BrokerOrder(
    BrokerOrderId id,
    ClientOrderId clientOrderId,
    BrokerTerms terms,
    BrokerOrderStatus status,
    String statusText,
    Quantity filledQuantity,
    @Nullable Price averageFillPrice,
    Instant updatedAt,
    List<BrokerOrder> legs) {

  public BrokerOrder {
    legs = List.copyOf(legs);
  }

  public Symbol symbol() {
    return terms.symbol();
  }

  public Side side() {
    return terms.side();
  }

  /**
   * What it asks for in our words, with the exits that the broker has told of; an exit whose entry
   * is not known stands by itself. Empty where it is of a kind that we have no words for.
   */
  public Optional<OrderTerms> inOurWords() {
    try {
      return legs.isEmpty()
          ? Optional.of(terms.orderClass())
              .filter(Exits::isWireName)
              .flatMap(_ -> terms.inOurWords())
          : terms.inOurWords(Exits.of(terms.orderClass(), profitExit(), stopExit()));
    } catch (IllegalArgumentException e) {
      // The exits are not those that go with the class.
      return Optional.empty();
    }
  }

  private Exits.@Nullable TakeProfit profitExit() {
    for (BrokerOrder leg : legs) {
      Price limit = leg.terms.limitPrice();
      if (leg.terms.stopPrice() == null && limit != null) {
        return new Exits.TakeProfit(limit);
      }
    }
    return null;
  }

  private Exits.@Nullable StopLoss stopExit() {
    for (BrokerOrder leg : legs) {
      Price stop = leg.terms.stopPrice();
      if (stop != null) {
        return new Exits.StopLoss(stop, leg.terms.limitPrice());
      }
    }
    return null;
  }

  /** Whether this is the order that was asked for. */
  public boolean isWhatWasAskedFor(OrderTerms asked) {
    return terms.isWhatWasAskedFor(asked);
  }

  /** Whether this is the replacement that was asked for, perhaps what was left of it. */
  public boolean isReplacementAskedFor(OrderTerms asked) {
    return terms.isReplacementAskedFor(asked);
  }
}
