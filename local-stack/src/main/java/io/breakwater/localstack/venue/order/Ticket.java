package io.breakwater.localstack.venue.order;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for at once: an order, and the legs that hang on it.
 *
 * @param orderClass null for an order that stands alone
 * @param takeProfit the leg that closes at a gain; null where there is none, and of an OCO, whose
 *     order is this leg
 * @param stopLoss the leg that closes at a loss, or null
 */
public record Ticket(
    @Nullable OrderClass orderClass,
    OrderTerms order,
    @Nullable OrderTerms takeProfit,
    @Nullable OrderTerms stopLoss) {

  /**
   * @throws IllegalArgumentException if the class has other legs
   */
  public Ticket {
    boolean fits =
        orderClass == null
            ? takeProfit == null && stopLoss == null
            : switch (orderClass) {
              case BRACKET -> takeProfit != null && stopLoss != null;
              case OCO -> takeProfit == null && stopLoss != null;
              case OTO -> (takeProfit == null) != (stopLoss == null);
            };
    if (!fits) {
      throw new IllegalArgumentException(
          "%s does not go with takeProfit=%s, stopLoss=%s"
              .formatted(orderClass, takeProfit, stopLoss));
    }
  }

  public static Ticket alone(OrderTerms order) {
    return new Ticket(null, order, null, null);
  }

  public List<OrderTerms> legs() {
    return Stream.of(takeProfit, stopLoss).filter(Objects::nonNull).toList();
  }

  /** The order that was accepted, as the head of its family if it has one. */
  public Order headedBy(Order accepted) {
    return orderClass == null ? accepted : accepted.heading(orderClass);
  }

  /** The orders that the legs become: held until the turn of each comes. */
  public List<Order> legsOf(Order head, Supplier<OrderId> ids) {
    OrderClass family = orderClass;
    return family == null
        ? List.of()
        : legs().stream()
            .map(leg ->
                Order.held(
                    ids.get(),
                    leg,
                    new Family(family, head.id(), roleOf(leg)),
                    head.submittedAt(),
                    head.expiresAt()))
            .toList();
  }

  private Family.Role roleOf(OrderTerms leg) {
    return leg.equals(stopLoss) ? Family.Role.STOP_LOSS : Family.Role.TAKE_PROFIT;
  }
}
