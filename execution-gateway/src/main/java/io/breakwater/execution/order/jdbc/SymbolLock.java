package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.Symbol;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The exclusive advisory lock on (account, symbol): orders for one symbol are judged one after the
 * other. Two symbols may share a lock by their hash, which costs time and nothing else.
 * Thread-safe.
 */
final class SymbolLock {
  /** Keeps these locks apart from the trading gate's, which has a space of its own. */
  private static final int SPACE = 2;

  private final JdbcClient jdbc;

  SymbolLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes it in the running transaction, after the lock on the gate, and holds it to the end. */
  void take(String account, Symbol symbol) {
    jdbc.sql("select pg_advisory_xact_lock(:space, hashtext(:key))")
        .param("space", SPACE)
        .param("key", account + "/" + symbol)
        .query((row, number) -> true)
        .single();
  }
}
