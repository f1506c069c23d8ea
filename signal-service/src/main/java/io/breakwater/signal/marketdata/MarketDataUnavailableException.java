package io.breakwater.signal.marketdata;

/**
 * The market-data service could not be reached, or its answer cannot be used. Trying again later
 * may help.
 */
public final class MarketDataUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MarketDataUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public MarketDataUnavailableException(String message) {
    super(message);
  }
}
