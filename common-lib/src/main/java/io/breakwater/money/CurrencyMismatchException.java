package io.breakwater.money;

import java.util.Currency;

/** Two amounts of different currencies met where only one currency makes sense. */
public final class CurrencyMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Currency left;
  private final Currency right;

  CurrencyMismatchException(Currency left, Currency right) {
    super("currencies must be the same, were " + left + " and " + right);
    this.left = left;
    this.right = right;
  }

  public Currency left() {
    return left;
  }

  public Currency right() {
    return right;
  }
}
