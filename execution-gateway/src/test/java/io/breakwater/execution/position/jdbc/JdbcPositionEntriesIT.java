package io.breakwater.execution.position.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.breakwater.calendar.TradingCalendar;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.PositionHistories;
import io.breakwater.execution.position.RandomHistory;
import io.breakwater.execution.testing.Schema;
import io.breakwater.testing.SettableMarketClock;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database keeps entries as the list in memory does, which the oracle has judged. */
@WithInfra(schema = "execution")
class JdbcPositionEntriesIT {
  private static final int HISTORIES = 200;
  private static final Symbol AAPL = new Symbol("AAPL");

  @Test
  void comesToTheSameAsTheListInMemory(TestDatabase database) {
    try (HikariDataSource pool = Schema.migrated(database)) {
      JdbcClient jdbc = JdbcClient.create(pool);
      var transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
      var rows =
          new PositionRows(
              jdbc,
              Schema.ACCOUNT,
              SettableMarketClock.at("2013-01-02T15:00:00Z"),
              TradingCalendar.nyse());
      insertFills(jdbc);
      for (long seed = 0; seed < HISTORIES; seed++) {
        long played = seed;
        String book = "history-" + seed;
        Position expected = PositionHistories.inMemory(seed);

        Position position =
            transactions.execute(_ -> {
              JdbcPositionEntries entries = rows.lock(book, AAPL);
              RandomHistory.play(played, entries);
              return rows.lock(book, AAPL).position();
            });

        assertThat(position).as("seed %d", seed).isEqualTo(expected);
        assertThat(
                jdbc.sql("select sum(realized_delta) from position_entry where book = ?")
                    .params(book)
                    .query(BigDecimal.class)
                    .single())
            .as("seed %d", seed)
            .isEqualByComparingTo(expected.realizedPnl().amount());
      }
    }
  }

  private static void insertFills(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, symbol, side, type,
                quantity, time_in_force, submitted_by, decision, status, status_rank, created_at,
                updated_at)
            values (gen_random_uuid(), 'paper', 'c', 'x', 'AAPL', 'BUY', 'MARKET', 1, 'DAY', 'x',
                '{}', 'FILLED', 40, now(), now())
            """)
        .update();
    jdbc.sql(
            """
            insert into fill (fill_id, account, execution_id, derived_id, order_id, client_order_id,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at)
            overriding system value
            select id, 'paper', id::text, false, order_id, 'c', 'AAPL', 'BUY', 1, 1, 1, 'poll', now()
            from orders, generate_series(1, :fills) as id
            """)
        .param("fills", RandomHistory.MOST_STEPS)
        .update();
  }
}
