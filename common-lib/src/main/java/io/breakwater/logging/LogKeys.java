package io.breakwater.logging;

/** Names of the structured keys that log lines of more than one service carry. */
public final class LogKeys {
  public static final String TRACE_ID = "traceId";
  public static final String SPAN_ID = "spanId";
  public static final String CLIENT_ORDER_ID = "clientOrderId";
  public static final String BROKER_ORDER_ID = "brokerOrderId";
  public static final String ORDER_ID = "orderId";
  public static final String PRINCIPAL = "principal";
  public static final String REASON = "reason";
  public static final String RUN_ID = "runId";
  public static final String SIDE = "side";
  public static final String STATUS = "status";
  public static final String STRATEGY = "strategy";
  public static final String SYMBOL = "symbol";

  private LogKeys() {}
}
