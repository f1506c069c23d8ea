package io.breakwater.execution.position.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.execution.broker.Side;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.testing.Schema;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import io.breakwater.testing.TestDatabase;
import io.breakwater.testing.WithInfra;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Positions from before there were entries: they have them from their fills, to the last digit. */
@WithInfra(schema = "execution")
class PositionEntryMigrationIT {
  private static final int FILLS = 600;
  private static final Instant OPEN = Instant.parse("2013-01-02T14:30:00Z");

  @Test
  void foldsTheFillsThatWereThereAsTheApplicationWould(TestDatabase database) {
    Schema.migratedTo(database, "6");
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    Map<String, Position> expected = fills(jdbc, new SplittableRandom(11));

    Schema.migrated(database).close();

    for (var position : expected.entrySet()) {
      String[] key = position.getKey().split("/", -1);
      Position migrated = read(jdbc, "position where book = ? and symbol = ?", key);
      assertThat(migrated).as(position.getKey()).isEqualTo(position.getValue());
      assertThat(
              jdbc.sql(
                      "select sum(realized_delta) from position_entry where book = ? and symbol ="
                          + " ?")
                  .params((Object[]) key)
                  .query(BigDecimal.class)
                  .single())
          .isEqualByComparingTo(migrated.realizedPnl().amount());
    }
    assertThat(
            jdbc.sql("select count(*) from position_entry where book = ''")
                .query(Integer.class)
                .single())
        .isEqualTo(FILLS);
  }

  private static Map<String, Position> fills(JdbcClient jdbc, SplittableRandom random) {
    Map<String, Position> positions = new HashMap<>();
    for (int i = 0; i < FILLS; i++) {
      String strategy = random.nextBoolean() ? "alpha" : null;
      String symbol = random.nextBoolean() ? "AAPL" : "IBM";
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      var shares =
          Quantity.of(BigDecimal.valueOf(random.nextLong(1, 100_000), random.nextInt(0, 4)));
      var price = Price.of(BigDecimal.valueOf(random.nextLong(1, 1_000_000), random.nextInt(0, 5)));
      insert(jdbc, i, strategy, symbol, side, shares, price);
      positions.merge(
          "/" + symbol,
          Position.NONE.after(side, shares, price),
          (held, _) -> held.after(side, shares, price));
      if (strategy != null) {
        positions.merge(
            strategy + "/" + symbol,
            Position.NONE.after(side, shares, price),
            (held, _) -> held.after(side, shares, price));
      }
    }
    return positions;
  }

  private static void insert(
      JdbcClient jdbc,
      int number,
      String strategy,
      String symbol,
      Side side,
      Quantity shares,
      Price price) {
    UUID order = new UUID(0, number);
    var at = OPEN.plusSeconds(number / 3).atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into orders (order_id, account, client_order_id, request_hash, strategy, symbol,
                side, type, quantity, time_in_force, submitted_by, decision, status, status_rank,
                created_at, updated_at)
            values (?, 'paper', ?, 'x', ?, ?, ?, 'MARKET', 1, 'DAY', 'x', '{}', 'FILLED', 40, ?, ?)
            """)
        .params(order, "c-" + number, strategy, symbol, side.name(), at, at)
        .update();
    jdbc.sql(
            """
            insert into fill (account, execution_id, derived_id, order_id, client_order_id, strategy,
                symbol, side, quantity, price, cumulative_quantity, source, executed_at)
            values ('paper', ?, false, ?, ?, ?, ?, ?, ?, ?, ?, 'poll', ?)
            """)
        .params(
            "e-" + number,
            order,
            "c-" + number,
            strategy,
            symbol,
            side.name(),
            shares.value(),
            price.value(),
            shares.value(),
            at)
        .update();
    jdbc.sql(
            """
            insert into position (account, book, symbol, quantity, cost, realized_pnl, updated_at)
            select 'paper', name, ?, 0, 0, 0, ?::timestamptz from unnest(array['', ?]) as name
            where name is not null on conflict do nothing
            """)
        .params(symbol, at, strategy)
        .update();
  }

  private static Position read(JdbcClient jdbc, String fromWhere, String[] key) {
    return jdbc.sql("select quantity, cost, realized_pnl from " + fromWhere)
        .params((Object[]) key)
        .query((row, number) ->
            new Position(
                SignedQuantity.of(row.getBigDecimal("quantity")),
                Money.usd(row.getBigDecimal("cost")),
                Money.usd(row.getBigDecimal("realized_pnl"))))
        .single();
  }
}
