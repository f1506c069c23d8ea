package io.breakwater.signal.marketdata;

/** What every request that names symbols has to keep to. */
public final class Symbols {
  /** A US ticker: capitals and digits, a class after a dot, as in {@code BRK.B}. */
  public static final String PATTERN = "[A-Z][A-Z0-9]{0,9}([.][A-Z]{1,2})?";

  /** Most symbols of one request. */
  public static final int MAXIMUM = 500;

  private Symbols() {}
}
