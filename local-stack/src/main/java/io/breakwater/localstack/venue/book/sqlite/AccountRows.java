package io.breakwater.localstack.venue.book.sqlite;

import static io.breakwater.localstack.venue.book.sqlite.Columns.instant;
import static io.breakwater.localstack.venue.book.sqlite.Columns.nanos;
import static io.breakwater.localstack.venue.book.sqlite.Columns.text;

import io.breakwater.localstack.venue.account.AccountIdentity;
import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.account.Position;
import io.breakwater.localstack.venue.book.AccountRecord;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import io.breakwater.money.SignedQuantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account's one row and its positions. */
final class AccountRows {
  private static final String INSERT =
      """
      INSERT INTO account (id, number, created_at, cash, last_equity, last_equity_on,
        suspend_trade, no_shorting, fractional_trading, max_margin_multiplier,
        trade_confirm_email, ptp_no_exception_entry)
      VALUES (:id, :number, :createdAt, :cash, :lastEquity, NULL,
        :suspendTrade, :noShorting, :fractionalTrading, :maxMarginMultiplier,
        :tradeConfirmEmail, :ptpNoExceptionEntry)
      """;
  private static final String UPDATE_SETTINGS =
      """
      UPDATE account SET suspend_trade = :suspendTrade, no_shorting = :noShorting,
        fractional_trading = :fractionalTrading, max_margin_multiplier = :maxMarginMultiplier,
        trade_confirm_email = :tradeConfirmEmail, ptp_no_exception_entry = :ptpNoExceptionEntry
      """;
  private static final String UPSERT_POSITION =
      """
      INSERT INTO position (symbol, quantity, average_entry_price) VALUES (?, ?, ?)
      ON CONFLICT (symbol) DO UPDATE SET quantity = excluded.quantity,
        average_entry_price = excluded.average_entry_price
      """;

  private AccountRows() {}

  static boolean exists(JdbcClient jdbc) {
    return jdbc.sql("SELECT count(*) FROM account").query(Integer.class).single() > 0;
  }

  static void insert(JdbcClient jdbc, AccountRecord account) {
    withSettings(jdbc.sql(INSERT), account.settings())
        .param("id", account.identity().id().toString())
        .param("number", account.identity().number())
        .param("createdAt", nanos(account.identity().createdAt()))
        .param("cash", account.portfolio().cash().amount().toPlainString())
        .param("lastEquity", account.lastEquity().amount().toPlainString())
        .update();
  }

  static AccountRecord read(JdbcClient jdbc) {
    var positions = new TreeMap<String, Position>();
    jdbc.sql("SELECT * FROM position")
        .query(AccountRows::position)
        .list()
        .forEach(position -> positions.put(position.symbol(), position));
    return jdbc.sql("SELECT * FROM account")
        .query((row, number) ->
            new AccountRecord(
                identity(row),
                new Portfolio(Money.usd(text(row, "cash")), positions),
                settings(row),
                Money.usd(text(row, "last_equity")),
                dateOrNull(row)))
        .single();
  }

  static void updateSettings(JdbcClient jdbc, AccountSettings settings) {
    withSettings(jdbc.sql(UPDATE_SETTINGS), settings).update();
  }

  static void updateLastEquity(JdbcClient jdbc, LocalDate session, Money equity) {
    jdbc.sql("UPDATE account SET last_equity = ?, last_equity_on = ?")
        .params(equity.amount().toPlainString(), session.toString())
        .update();
  }

  /** Writes the cash, and of the positions those of the symbols named. */
  static void updatePortfolio(JdbcClient jdbc, Portfolio portfolio, Collection<String> symbols) {
    jdbc.sql("UPDATE account SET cash = ?")
        .param(portfolio.cash().amount().toPlainString())
        .update();
    for (String symbol : symbols) {
      portfolio
          .position(symbol)
          .ifPresentOrElse(
              position ->
                  jdbc.sql(UPSERT_POSITION)
                      .params(
                          symbol,
                          position.quantity().toString(),
                          position.averageEntryPrice().toString())
                      .update(),
              () -> jdbc.sql("DELETE FROM position WHERE symbol = ?").param(symbol).update());
    }
  }

  private static JdbcClient.StatementSpec withSettings(
      JdbcClient.StatementSpec statement, AccountSettings settings) {
    return statement
        .param("suspendTrade", settings.suspendTrade() ? 1 : 0)
        .param("noShorting", settings.noShorting() ? 1 : 0)
        .param("fractionalTrading", settings.fractionalTrading() ? 1 : 0)
        .param("maxMarginMultiplier", settings.maxMarginMultiplier())
        .param("tradeConfirmEmail", settings.tradeConfirmEmail())
        .param("ptpNoExceptionEntry", settings.ptpNoExceptionEntry() ? 1 : 0);
  }

  private static Position position(ResultSet row, int number) throws SQLException {
    return new Position(
        text(row, "symbol"),
        SignedQuantity.of(text(row, "quantity")),
        Price.of(text(row, "average_entry_price")));
  }

  private static AccountIdentity identity(ResultSet row) throws SQLException {
    return new AccountIdentity(
        UUID.fromString(text(row, "id")), text(row, "number"), instant(row, "created_at"));
  }

  private static AccountSettings settings(ResultSet row) throws SQLException {
    return new AccountSettings(
        row.getInt("suspend_trade") == 1,
        row.getInt("no_shorting") == 1,
        row.getInt("fractional_trading") == 1,
        row.getInt("max_margin_multiplier"),
        text(row, "trade_confirm_email"),
        row.getInt("ptp_no_exception_entry") == 1);
  }

  private static @Nullable LocalDate dateOrNull(ResultSet row) throws SQLException {
    String text = row.getString("last_equity_on");
    return text == null ? null : LocalDate.parse(text);
  }
}
