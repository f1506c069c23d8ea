package io.breakwater.localstack.venue.trading;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.matching.Execution;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.Refusal;
import io.breakwater.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of the wish to take an execution back. */
public sealed interface Amendment {

  /**
   * It no longer counts.
   *
   * @param executionId of what is in its place: the corrected execution, or the bust itself
   */
  record Done(Order order, UUID executionId) implements Amendment {}

  /** Everything is as it was. */
  record Refused(Refusal refusal) implements Amendment {}

  /**
   * The portfolio after it: averages are made anew, as if the execution had never been other.
   *
   * @param fills of the symbol that count, oldest first
   */
  static Portfolio portfolio(
      Portfolio before, List<Fill> fills, Fill takenBack, Optional<Execution> instead) {
    Portfolio was = Portfolio.of(Money.zero(Money.USD));
    Portfolio is = was;
    for (Fill fill : fills) {
      was = was.after(fill.symbol(), fill.side(), fill.quantity(), fill.price());
      if (!fill.executionId().equals(takenBack.executionId())) {
        is = is.after(fill.symbol(), fill.side(), fill.quantity(), fill.price());
      } else if (instead.isPresent()) {
        Execution execution = instead.get();
        is = is.after(fill.symbol(), fill.side(), execution.quantity(), execution.price());
      }
    }
    return before.amended(takenBack.symbol(), was, is);
  }
}
