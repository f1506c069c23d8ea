package io.breakwater.localstack.venue.fault;

/** The venue's two streams, by what a rule calls them. */
public enum VenueStream {
  TRADE_UPDATES("stream", "/stream"),
  MARKET_DATA("data", "/v2/iex");

  private final String wire;
  private final String path;

  VenueStream(String wire, String path) {
    this.wire = wire;
    this.path = path;
  }

  public String wire() {
    return wire;
  }

  public String path() {
    return path;
  }
}
