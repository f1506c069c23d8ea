package io.breakwater.execution.position;

import java.math.BigDecimal;

/** A split would make more shares than a quantity holds. */
public final class TooManySharesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManySharesException(BigDecimal shares) {
    super("a split must leave fewer than 1e15 shares, was " + shares.toPlainString());
  }
}
