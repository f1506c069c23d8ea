package io.breakwater.planted.broken.order.jdbc;

/** An adapter. */
public class JdbcOrderLedger {}
