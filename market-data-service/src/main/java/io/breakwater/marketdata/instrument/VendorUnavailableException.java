package io.breakwater.marketdata.instrument;

import org.jspecify.annotations.Nullable;

/**
 * The data vendor was asked and gave no usable answer: unreachable, too slow, refusing for now, or
 * speaking a language we do not understand. Says nothing about the instrument asked for.
 */
public final class VendorUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  public VendorUnavailableException(String message) {
    this(message, null, false);
  }

  public VendorUnavailableException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private VendorUnavailableException(String message, @Nullable Throwable cause, boolean refused) {
    super(message, cause);
    this.refused = refused;
  }

  /** The vendor answered, and that it takes no such question: the same one is of no use again. */
  public static VendorUnavailableException refused(String message) {
    return new VendorUnavailableException(message, null, true);
  }

  public boolean isRefused() {
    return refused;
  }
}
