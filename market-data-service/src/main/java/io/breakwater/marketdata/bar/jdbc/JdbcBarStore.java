package io.breakwater.marketdata.bar.jdbc;

import io.breakwater.marketdata.bar.Adjustment;
import io.breakwater.marketdata.bar.Bar;
import io.breakwater.marketdata.bar.BarStore;
import io.breakwater.marketdata.bar.Coverage;
import io.breakwater.marketdata.bar.DateRange;
import io.breakwater.marketdata.bar.Series;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bars in {@code daily_bar}, what is covered by them in {@code bar_coverage}. Thread-safe. */
public final class JdbcBarStore implements BarStore {

  /** Rows in one insert: some tens of milliseconds, far below the connection's read timeout. */
  private static final int BATCH = 1_000;

  private static final String PUT =
      """
      insert into daily_bar
             (symbol, adjustment, session_date, open, high, low, close, volume, vwap)
      select :symbol, :adjustment, bar.*
        from unnest(:dates::date[], :opens::numeric[], :highs::numeric[], :lows::numeric[],
                    :closes::numeric[], :volumes::numeric[], :vwaps::numeric[]) as bar
      on conflict (symbol, adjustment, session_date) do update
         set open = excluded.open, high = excluded.high, low = excluded.low,
             close = excluded.close, volume = excluded.volume, vwap = excluded.vwap,
             recorded_at = excluded.recorded_at
      """;

  private static final String MISSING =
      """
      select lower(part) as first, upper(part) - 1 as last
        from unnest(datemultirange(daterange(:from, :through, '[]'))
                    - coalesce((select covered
                                  from bar_coverage
                                 where symbol = :symbol and adjustment = :adjustment),
                               datemultirange())) as part
       order by first
      """;

  private static final String COVER =
      """
      insert into bar_coverage as known (symbol, adjustment, covered, verified_on)
      values (:symbol, :adjustment, datemultirange(daterange(:from, :through, '[]')), :verified)
      on conflict (symbol, adjustment) do update
         set covered = known.covered + excluded.covered
      """;

  private final JdbcClient jdbc;

  public JdbcBarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<DateRange> missing(Series series, DateRange wanted) {
    return of(series, MISSING)
        .param("from", wanted.from())
        .param("through", wanted.through())
        .query(JdbcBarStore::range)
        .list();
  }

  @Override
  public void put(Series series, List<Bar> bars) {
    for (int from = 0; from < bars.size(); from += BATCH) {
      putBatch(series, bars.subList(from, Math.min(bars.size(), from + BATCH)));
    }
  }

  private void putBatch(Series series, List<Bar> bars) {
    of(series, PUT)
        .param("dates", column(bars, bar -> bar.date().toString()))
        .param("opens", column(bars, bar -> bar.open().toString()))
        .param("highs", column(bars, bar -> bar.high().toString()))
        .param("lows", column(bars, bar -> bar.low().toString()))
        .param("closes", column(bars, bar -> bar.close().toString()))
        .param("volumes", column(bars, bar -> bar.volume().toString()))
        .param("vwaps", column(bars, bar -> bar.vwap() == null ? null : bar.vwap().toString()))
        .update();
  }

  /** As an array of text, which the statement casts: exact, and one parameter a column. */
  private static @Nullable String[] column(List<Bar> bars, Function<Bar, @Nullable String> value) {
    return bars.stream().map(value).toArray(String[]::new);
  }

  @Override
  public void cover(Series series, DateRange range, LocalDate verifiedOn) {
    of(series, COVER)
        .param("from", range.from())
        .param("through", range.through())
        .param("verified", verifiedOn)
        .update();
  }

  @Override
  public void verified(Series series, LocalDate on) {
    of(
            series,
            """
            update bar_coverage set verified_on = :on
             where symbol = :symbol and adjustment = :adjustment
            """)
        .param("on", on)
        .update();
  }

  @Override
  public void uncover(Series series) {
    of(series, "delete from bar_coverage where symbol = :symbol and adjustment = :adjustment")
        .update();
  }

  @Override
  public Optional<Coverage> coverage(Series series) {
    return of(
            series,
            """
            select lower(covered) as first, upper(covered) - 1 as last, verified_on
              from bar_coverage
             where symbol = :symbol and adjustment = :adjustment
            """)
        .query((row, number) ->
            new Coverage(range(row, number), row.getObject("verified_on", LocalDate.class)))
        .optional();
  }

  @Override
  public List<Series> series() {
    return jdbc.sql("select symbol, adjustment from bar_coverage order by symbol, adjustment")
        .query((row, number) ->
            new Series(
                Symbol.of(row.getString("symbol")),
                Adjustment.valueOf(row.getString("adjustment").toUpperCase(Locale.ROOT))))
        .list();
  }

  @Override
  public List<Bar> bars(Series series, DateRange range) {
    return of(
            series,
            """
            select session_date, open, high, low, close, volume, vwap
              from daily_bar
             where symbol = :symbol and adjustment = :adjustment
               and session_date between :from and :through
             order by session_date
            """)
        .param("from", range.from())
        .param("through", range.through())
        .query(JdbcBarStore::bar)
        .list();
  }

  @Override
  public Optional<Bar> newest(Series series, DateRange range) {
    return of(
            series,
            """
            select session_date, open, high, low, close, volume, vwap
              from daily_bar
             where symbol = :symbol and adjustment = :adjustment
               and session_date between :from and :through
             order by session_date desc
             limit 1
            """)
        .param("from", range.from())
        .param("through", range.through())
        .query(JdbcBarStore::bar)
        .optional();
  }

  private JdbcClient.StatementSpec of(Series series, String sql) {
    return jdbc.sql(sql)
        .param("symbol", series.symbol().value())
        .param("adjustment", series.adjustment().wireName());
  }

  private static DateRange range(ResultSet row, int number) throws SQLException {
    return new DateRange(
        row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class));
  }

  private static Bar bar(ResultSet row, int number) throws SQLException {
    @Nullable BigDecimal vwap = row.getBigDecimal("vwap");
    return new Bar(
        row.getObject("session_date", LocalDate.class),
        Price.of(row.getBigDecimal("open")),
        Price.of(row.getBigDecimal("high")),
        Price.of(row.getBigDecimal("low")),
        Price.of(row.getBigDecimal("close")),
        Quantity.of(row.getBigDecimal("volume")),
        vwap == null ? null : Price.of(vwap));
  }
}
