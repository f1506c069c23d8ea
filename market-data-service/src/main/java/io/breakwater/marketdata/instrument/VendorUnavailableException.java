package io.breakwater.marketdata.instrument;

/**
 * The data vendor was asked and gave no usable answer: unreachable, too slow, refusing for now, or
 * speaking a language we do not understand. Says nothing about the instrument asked for.
 */
public final class VendorUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VendorUnavailableException(String message) {
    super(message);
  }

  public VendorUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
