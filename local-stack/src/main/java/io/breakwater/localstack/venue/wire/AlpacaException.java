package io.breakwater.localstack.venue.wire;

/** A request that is answered with that error and has no other effect. */
public final class AlpacaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AlpacaError error;

  public AlpacaException(AlpacaError error) {
    super(error.message());
    this.error = error;
  }

  public AlpacaError error() {
    return error;
  }
}
