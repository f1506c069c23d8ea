package io.breakwater.execution.halt.jdbc;

import io.breakwater.execution.risk.GateReading;
import io.breakwater.execution.risk.TradingGate;
import io.breakwater.execution.risk.TradingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the gate in the running transaction. Thread-safe. */
public final class JdbcTradingGate implements TradingGate {
  private final JdbcClient jdbc;
  private final String account;
  private final GateLock lock;

  public JdbcTradingGate(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
    this.lock = new GateLock(account);
  }

  /** Lock and row are two statements: the second must see what whoever held the lock committed. */
  @Override
  public GateReading hold() {
    lock.takeShared(jdbc);
    return jdbc.sql("select account, state, epoch from trading_gate")
        .query(this::reading)
        .optional()
        .orElseGet(() -> new GateReading.Unreadable("there is no trading gate"));
  }

  private GateReading reading(ResultSet row, int number) throws SQLException {
    long epoch = row.getLong("epoch");
    if (!row.getString("account").equals(account)) {
      return new GateReading.Read(TradingState.HALTED, epoch);
    }
    return switch (row.getString("state")) {
      case "ACTIVE" -> new GateReading.Read(TradingState.ACTIVE, epoch);
      case "HALTED" -> new GateReading.Read(TradingState.HALTED, epoch);
      default -> new GateReading.Unreadable("an unknown trading state");
    };
  }
}
