package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.position.ClosedDay;
import io.breakwater.execution.position.DayBook;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads entries by trading date, and keeps the dates that are over. Thread-safe. */
public final class JdbcDayBook implements DayBook {
  private final JdbcClient jdbc;
  private final String account;

  public JdbcDayBook(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public Optional<LocalDate> firstBooked() {
    return jdbc.sql(
            """
            select trading_date from position_entry where account = :account and book = ''
            order by trading_date limit 1
            """)
        .param("account", account)
        .query(LocalDate.class)
        .optional();
  }

  @Override
  public Optional<LocalDate> lastClosed() {
    return jdbc.sql(
            """
            select trading_date from trading_day where account = :account
            order by trading_date desc limit 1
            """)
        .param("account", account)
        .query(LocalDate.class)
        .optional();
  }

  @Override
  public Set<Symbol> heldAfter(LocalDate tradingDate) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct symbol from position
                join lateral (select quantity_after from position_entry as entry
                    where entry.account = position.account and entry.book = position.book
                      and entry.symbol = position.symbol and entry.trading_date <= :date
                    order by entry.trading_date desc, entry.entry_id desc limit 1) as last on true
                where account = :account and quantity_after <> 0
                """)
            .param("account", account)
            .param("date", tradingDate)
            .query((row, number) -> new Symbol(row.getString("symbol")))
            .list());
  }

  @Override
  public void close(ClosedDay day) {
    jdbc.sql(
            """
            insert into trading_day (account, trading_date, closed_at, cash, equity)
            values (:account, :date, :closedAt, :cash, :equity) on conflict do nothing
            """)
        .param("account", account)
        .param("date", day.tradingDate())
        .param("closedAt", day.closedAt().atOffset(UTC))
        .param("cash", amount(day.cash()))
        .param("equity", amount(day.equity()))
        .update();
  }

  @Override
  public List<ClosedDay> closed(LocalDate from, LocalDate through) {
    return jdbc.sql(
            """
            select trading_date, closed_at, cash, equity from trading_day
            where account = :account and trading_date between :from and :through
            """)
        .param("account", account)
        .param("from", from)
        .param("through", through)
        .query((row, number) ->
            new ClosedDay(
                date(row),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                money(row, "cash"),
                money(row, "equity")))
        .list();
  }

  @Override
  public List<Activity> activity(LocalDate from, LocalDate through, @Nullable String strategy) {
    return jdbc.sql(
            """
            select trading_date, sum(realized_delta) as realized,
                count(*) filter (where kind = 'FILL') as fills,
                count(*) filter (where kind in ('BUST', 'CORRECTION')) as reversals,
                coalesce(sum(quantity) filter (where kind = 'FILL'), 0) as shares,
                coalesce(sum(quantity * price) filter (where kind = 'FILL'), 0) as notional
            from position_entry
            where account = :account and book = :book and trading_date between :from and :through
            group by trading_date
            """)
        .param("account", account)
        .param("book", bookOf(strategy))
        .param("from", from)
        .param("through", through)
        .query((row, number) ->
            new Activity(
                date(row),
                Money.usd(row.getBigDecimal("realized")),
                row.getInt("fills"),
                row.getInt("reversals"),
                Quantity.of(row.getBigDecimal("shares")),
                Money.usd(row.getBigDecimal("notional"))))
        .list();
  }

  @Override
  public List<EndState> endStates(LocalDate from, LocalDate through, @Nullable String strategy) {
    return jdbc.sql(
            """
            (select distinct on (symbol) :from::date - 1 as trading_date, symbol,
                quantity_after as quantity, cost_after as cost, realized_after as realized_pnl
            from position_entry
            where account = :account and book = :book and trading_date < :from
            order by symbol, position_entry.trading_date desc, entry_id desc)
            union all
            (select distinct on (symbol, trading_date) trading_date, symbol,
                quantity_after, cost_after, realized_after
            from position_entry
            where account = :account and book = :book and trading_date between :from and :through
            order by symbol, trading_date, entry_id desc)
            """)
        .param("account", account)
        .param("book", bookOf(strategy))
        .param("from", from)
        .param("through", through)
        .query((row, number) ->
            new EndState(
                date(row), new Symbol(row.getString("symbol")), JdbcPositionEntries.position(row)))
        .list();
  }

  @Override
  public Map<LocalDate, Map<Symbol, Price>> closingPrices(LocalDate from, LocalDate through) {
    Map<LocalDate, Map<Symbol, Price>> prices = new HashMap<>();
    jdbc.sql(
            """
            select trading_date, symbol, price from closing_price
            where trading_date between :from and :through
            """)
        .param("from", from)
        .param("through", through)
        .query(row -> {
          prices
              .computeIfAbsent(date(row), _ -> new HashMap<>())
              .put(new Symbol(row.getString("symbol")), Price.of(row.getBigDecimal("price")));
        });
    return prices;
  }

  private static String bookOf(@Nullable String strategy) {
    return Objects.requireNonNullElse(strategy, PositionRows.WHOLE_ACCOUNT);
  }

  private static LocalDate date(ResultSet row) throws SQLException {
    return row.getObject("trading_date", LocalDate.class);
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : Money.usd(amount);
  }
}
