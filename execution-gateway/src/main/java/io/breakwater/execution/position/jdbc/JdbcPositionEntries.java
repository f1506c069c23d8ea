package io.breakwater.execution.position.jdbc;

import static java.time.ZoneOffset.UTC;

import io.breakwater.execution.broker.Side;
import io.breakwater.execution.position.Place;
import io.breakwater.execution.position.Position;
import io.breakwater.execution.position.PositionChange;
import io.breakwater.execution.position.PositionChange.Split;
import io.breakwater.execution.position.PositionChange.Trade;
import io.breakwater.execution.position.PositionEntries;
import io.breakwater.execution.position.PositionEntry;
import io.breakwater.execution.position.PositionEntry.Kind;
import io.breakwater.execution.position.SplitRatio;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.Quantity;
import io.breakwater.money.SignedQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The entries of a position whose row the running transaction has locked. */
final class JdbcPositionEntries implements PositionEntries {
  private static final String OF_BOOK =
      " account = :account and book = :book and symbol = :symbol ";
  private static final String ENTRY =
      """
      select entry_id, kind, fill_id, reverses, side, quantity, price, split_from, split_to, placed_at,
          place, out_of_place from position_entry as entry where
      """
          + OF_BOOK;
  private static final String STANDS =
      """
       and kind not in ('BUST', 'SPLIT_REVERSAL') and not exists (select from position_entry as reversal
           where reversal.reverses = entry.entry_id)
      """;

  private final JdbcClient jdbc;
  private final BookKey key;
  private final Instant now;
  private final LocalDate tradingDate;
  private Position position;

  /**
   * Reads and writes for one transaction.
   *
   * @param position as its locked row has it
   * @param now market time
   */
  JdbcPositionEntries(
      JdbcClient jdbc, BookKey key, Position position, Instant now, LocalDate tradingDate) {
    this.jdbc = jdbc;
    this.key = key;
    this.position = position;
    this.now = now;
    this.tradingDate = tradingDate;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public Optional<Place> last() {
    return query(
            "select placed_at, place from position_entry where"
                + OF_BOOK
                + "order by placed_at desc, place desc limit 1")
        .query((row, number) -> place(row))
        .optional();
  }

  @Override
  public long nextId() {
    return jdbc.sql("select nextval(pg_get_serial_sequence('position_entry', 'entry_id'))")
        .query(Long.class)
        .single();
  }

  @Override
  public Optional<PositionEntry> standing(long fillId) {
    return query(ENTRY + "and fill_id = :fillId" + STANDS)
        .param("fillId", fillId)
        .query(JdbcPositionEntries::entry)
        .optional();
  }

  @Override
  public Optional<PositionEntry> standingSplit(Instant at) {
    return query(ENTRY + "and kind = 'SPLIT' and placed_at = :at" + STANDS)
        .param("at", at.atOffset(UTC))
        .query(JdbcPositionEntries::entry)
        .optional();
  }

  @Override
  public Optional<State> stateBefore(Place place) {
    return query(
            """
            select placed_at, place, quantity_after as quantity, cost_after as cost,
                realized_after as realized_pnl
            from position_entry as entry where
            """
                + OF_BOOK
                + """
                and (placed_at, place) < (:placedAt, :place) and not out_of_place
                and not exists (select from position_entry as later
                    where later.account = :account and later.book = :book
                      and later.symbol = :symbol and later.out_of_place
                      and later.entry_id > entry.entry_id
                      and (later.placed_at, later.place) <= (entry.placed_at, entry.place))
                order by placed_at desc, place desc limit 1
                """)
        .param("placedAt", place.at().atOffset(UTC))
        .param("place", place.number())
        .query((row, number) -> new State(place(row), position(row)))
        .optional();
  }

  @Override
  public List<PositionEntry> changesAfter(@Nullable Place after) {
    return query(
            ENTRY
                + STANDS
                + """
                and (:place::bigint is null
                    or (placed_at, place) > (:placedAt::timestamptz, :place::bigint))
                order by placed_at, place, entry_id
                """)
        .param("placedAt", after == null ? null : after.at().atOffset(UTC))
        .param("place", after == null ? null : after.number())
        .query(JdbcPositionEntries::entry)
        .list();
  }

  @Override
  public void add(PositionEntry entry, Position after) {
    Trade trade = entry.change() instanceof Trade made ? made : null;
    SplitRatio split = entry.change() instanceof Split(SplitRatio ratio) ? ratio : null;
    query(
            """
            insert into position_entry (entry_id, account, book, symbol, kind, fill_id, reverses,
                side, quantity, price, split_from, split_to, placed_at, place, out_of_place,
                quantity_after, cost_after, realized_after, realized_delta, trading_date)
            values (:id, :account, :book, :symbol, :kind, :fillId, :reverses, :side, :quantity,
                :price, :splitFrom, :splitTo, :placedAt, :place, :outOfPlace, :quantityAfter,
                :costAfter, :realizedAfter, :realizedDelta, :tradingDate)
            """)
        .param("id", entry.id())
        .param("kind", entry.kind().name())
        .param("fillId", entry.fillId())
        .param("reverses", entry.reverses())
        .param("side", trade == null ? null : trade.side().name())
        .param("quantity", trade == null ? null : trade.quantity().value())
        .param("price", trade == null ? null : trade.price().value())
        .param("splitFrom", split == null ? null : split.from())
        .param("splitTo", split == null ? null : split.to())
        .param("placedAt", entry.place().at().atOffset(UTC))
        .param("place", entry.place().number())
        .param("outOfPlace", entry.outOfPlace())
        .param("quantityAfter", after.quantity().value())
        .param("costAfter", after.cost().amount())
        .param("realizedAfter", after.realizedPnl().amount())
        .param("realizedDelta", after.realizedPnl().minus(position.realizedPnl()).amount())
        .param("tradingDate", tradingDate)
        .update();
    save(after);
  }

  private void save(Position after) {
    query(
            """
            update position set quantity = :quantity, cost = :cost, realized_pnl = :realized,
                updated_at = :now where
            """
                + OF_BOOK)
        .param("quantity", after.quantity().value())
        .param("cost", after.cost().amount())
        .param("realized", after.realizedPnl().amount())
        .param("now", now.atOffset(UTC))
        .update();
    position = after;
  }

  private StatementSpec query(String sql) {
    return jdbc.sql(sql)
        .param("account", key.account())
        .param("book", key.book())
        .param("symbol", key.symbol().value());
  }

  private static PositionEntry entry(ResultSet row, int number) throws SQLException {
    return new PositionEntry(
        row.getLong("entry_id"),
        Kind.valueOf(row.getString("kind")),
        row.getObject("fill_id", Long.class),
        row.getObject("reverses", Long.class),
        change(row),
        place(row),
        row.getBoolean("out_of_place"));
  }

  private static @Nullable PositionChange change(ResultSet row) throws SQLException {
    return switch (Kind.valueOf(row.getString("kind"))) {
      case FILL, CORRECTION ->
          new Trade(
              Side.valueOf(row.getString("side")),
              Quantity.of(row.getBigDecimal("quantity")),
              Price.of(row.getBigDecimal("price")));
      case SPLIT -> new Split(SplitRows.ratio(row));
      case BUST, SPLIT_REVERSAL -> null;
    };
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getObject("placed_at", OffsetDateTime.class).toInstant(), row.getLong("place"));
  }

  static Position position(ResultSet row) throws SQLException {
    return new Position(
        SignedQuantity.of(row.getBigDecimal("quantity")),
        Money.usd(row.getBigDecimal("cost")),
        Money.usd(row.getBigDecimal("realized_pnl")));
  }
}
