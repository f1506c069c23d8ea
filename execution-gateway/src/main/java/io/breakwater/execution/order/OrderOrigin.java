package io.breakwater.execution.order;

/** Who put an order into the world. An exit has the origin of the order that it goes with. */
public enum OrderOrigin {
  /** It was sent through here. */
  GATEWAY,
  /** Somebody else sent it to the broker; it was found there and adopted. */
  EXTERNAL
}
