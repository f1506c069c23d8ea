package io.breakwater.localstack.venue.book.sqlite;

import java.util.List;

/** The tables of the book, and how an older book comes to have them. */
final class Schema {
  private static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS account (
            id TEXT NOT NULL PRIMARY KEY,
            number TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            cash TEXT NOT NULL,
            last_equity TEXT NOT NULL,
            last_equity_on TEXT,
            suspend_trade INTEGER NOT NULL,
            no_shorting INTEGER NOT NULL,
            fractional_trading INTEGER NOT NULL,
            max_margin_multiplier INTEGER NOT NULL,
            trade_confirm_email TEXT NOT NULL,
            ptp_no_exception_entry INTEGER NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS position (
            symbol TEXT NOT NULL PRIMARY KEY,
            quantity TEXT NOT NULL,
            average_entry_price TEXT NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS orders (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            client_order_id TEXT NOT NULL UNIQUE,
            symbol TEXT NOT NULL,
            side TEXT NOT NULL,
            type TEXT NOT NULL,
            time_in_force TEXT NOT NULL,
            quantity TEXT NOT NULL,
            limit_price TEXT,
            reserve_price TEXT,
            submitted_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            open INTEGER NOT NULL,
            filled_quantity TEXT NOT NULL,
            filled_value TEXT NOT NULL,
            updated_at INTEGER NOT NULL,
            ended_at INTEGER
          ) STRICT
          """,
          "CREATE INDEX IF NOT EXISTS orders_open ON orders (number) WHERE open = 1",
          "CREATE INDEX IF NOT EXISTS orders_submitted ON orders (submitted_at, number)",
          """
          CREATE TABLE IF NOT EXISTS fill (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            execution_id TEXT NOT NULL UNIQUE,
            order_id TEXT NOT NULL REFERENCES orders (id),
            symbol TEXT NOT NULL,
            side TEXT NOT NULL,
            quantity TEXT NOT NULL,
            price TEXT NOT NULL,
            cumulative_quantity TEXT NOT NULL,
            leaves_quantity TEXT NOT NULL,
            position_after TEXT NOT NULL,
            at INTEGER NOT NULL
          ) STRICT
          """,
          "CREATE INDEX IF NOT EXISTS fill_order ON fill (order_id)",
          "CREATE INDEX IF NOT EXISTS fill_at ON fill (at)",
          """
          CREATE TABLE IF NOT EXISTS arrival (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            request_id TEXT NOT NULL,
            method TEXT NOT NULL,
            path TEXT NOT NULL,
            query TEXT,
            body TEXT,
            status INTEGER,
            code INTEGER
          ) STRICT
          """);

  private static final List<String> ORDERS_THAT_WAIT =
      List.of(
          "ALTER TABLE orders ADD COLUMN stop_price TEXT",
          "ALTER TABLE orders ADD COLUMN trail_price TEXT",
          "ALTER TABLE orders ADD COLUMN trail_percent TEXT",
          "ALTER TABLE orders ADD COLUMN extended_hours INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE orders ADD COLUMN notional TEXT",
          "ALTER TABLE orders ADD COLUMN high_water TEXT",
          "ALTER TABLE orders ADD COLUMN triggered_at INTEGER");

  private static final List<String> ORDERS_THAT_REPLACE =
      List.of(
          "ALTER TABLE orders ADD COLUMN replaces TEXT",
          "ALTER TABLE orders ADD COLUMN replaced_by TEXT");

  private static final List<String> FAMILIES =
      List.of(
          "ALTER TABLE orders ADD COLUMN order_class TEXT",
          "ALTER TABLE orders ADD COLUMN parent TEXT",
          "ALTER TABLE orders ADD COLUMN role TEXT",
          "CREATE INDEX orders_parent ON orders (parent) WHERE parent IS NOT NULL");

  private static final List<String> FILLS_TAKEN_BACK =
      List.of("ALTER TABLE fill ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0");

  private static final List<List<String>> STEPS =
      List.of(FIRST, ORDERS_THAT_WAIT, ORDERS_THAT_REPLACE, FAMILIES, FILLS_TAKEN_BACK);

  /** The version of a book that has taken every step. */
  static final int VERSION = STEPS.size();

  private Schema() {}

  /** What makes a book of one version one of a later version; 0 is an empty file. */
  static List<String> between(int from, int to) {
    return STEPS.subList(from, to).stream().flatMap(List::stream).toList();
  }
}
