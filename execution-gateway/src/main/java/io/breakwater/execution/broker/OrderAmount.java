package io.breakwater.execution.broker;

import io.breakwater.money.Money;
import io.breakwater.money.Quantity;

/** How much an order asks for: a number of shares, or shares for an amount of money. */
public sealed interface OrderAmount {

  /** Whether so much filled is more than was asked for. */
  boolean isExceededBy(Quantity filled, Money filledNotional);

  /** Shares, above zero; fractions where the broker takes them. */
  record Shares(Quantity quantity) implements OrderAmount {

    public Shares {
      if (quantity.isZero()) {
        throw new IllegalArgumentException("quantity must be above 0, was 0");
      }
    }

    @Override
    public boolean isExceededBy(Quantity filled, Money filledNotional) {
      return filled.compareTo(quantity) > 0;
    }
  }

  /** As many shares as the money buys, or as bring it in; US dollars, above zero. */
  record Notional(Money money) implements OrderAmount {

    /** The broker rounds the shares to nine decimals: what they cost may be out by this much. */
    private static final Money ROUNDING = Money.usd("0.01");

    public Notional {
      if (!money.currency().equals(Money.USD) || money.signum() <= 0) {
        throw new IllegalArgumentException("notional must be above 0 US dollars, was " + money);
      }
    }

    @Override
    public boolean isExceededBy(Quantity filled, Money filledNotional) {
      return filledNotional.compareTo(money.plus(ROUNDING)) > 0;
    }
  }
}
