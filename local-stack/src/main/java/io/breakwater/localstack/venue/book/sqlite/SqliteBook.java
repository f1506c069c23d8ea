package io.breakwater.localstack.venue.book.sqlite;

import static io.breakwater.localstack.venue.book.sqlite.Columns.nanos;

import io.breakwater.localstack.venue.account.AccountSettings;
import io.breakwater.localstack.venue.book.AccountRecord;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.book.Change;
import io.breakwater.localstack.venue.book.FillQuery;
import io.breakwater.localstack.venue.book.OrderQuery;
import io.breakwater.localstack.venue.order.ClientOrderId;
import io.breakwater.localstack.venue.order.Fill;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.OrderId;
import io.breakwater.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The book in a {@link SqliteFile}. Thread-safe. */
public final class SqliteBook implements Book {
  private final SqliteFile file;

  private SqliteBook(SqliteFile file) {
    this.file = file;
  }

  /**
   * Takes up the book in that file.
   *
   * @param initial the account that a new book begins with
   */
  public static SqliteBook in(SqliteFile file, AccountRecord initial) {
    file.write(jdbc -> {
      if (!AccountRows.exists(jdbc)) {
        AccountRows.insert(jdbc, initial);
      }
      return null;
    });
    return new SqliteBook(file);
  }

  @Override
  public AccountRecord account() {
    return file.read(AccountRows::read);
  }

  @Override
  public List<Order> openOrders() {
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM orders WHERE open = 1 ORDER BY number")
            .query(OrderRows::map)
            .list());
  }

  @Override
  public void commit(Change change) {
    file.write(jdbc -> {
      change.placed().forEach(order -> OrderRows.insert(jdbc, order));
      change.updated().forEach(order -> OrderRows.update(jdbc, order));
      change.fills().forEach(fill -> FillRows.insert(jdbc, fill));
      change.takenBack().forEach(fill -> FillRows.takeBack(jdbc, fill));
      if (!change.symbols().isEmpty()) {
        AccountRows.updatePortfolio(jdbc, change.portfolio(), change.symbols());
      }
      return null;
    });
  }

  @Override
  public void keepSettings(AccountSettings settings) {
    file.write(jdbc -> {
      AccountRows.updateSettings(jdbc, settings);
      return null;
    });
  }

  @Override
  public void keepLastEquity(LocalDate session, Money equity) {
    file.write(jdbc -> {
      AccountRows.updateLastEquity(jdbc, session, equity);
      return null;
    });
  }

  @Override
  public Optional<Order> order(OrderId id) {
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM orders WHERE id = ?")
            .param(id.toString())
            .query(OrderRows::map)
            .optional());
  }

  @Override
  public Optional<Order> order(ClientOrderId id) {
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM orders WHERE client_order_id = ?")
            .param(id.value())
            .query(OrderRows::map)
            .optional());
  }

  @Override
  public List<Order> family(OrderId parent) {
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM orders WHERE parent = ? ORDER BY number")
            .param(parent.toString())
            .query(OrderRows::map)
            .list());
  }

  @Override
  public List<Order> orders(OrderQuery query) {
    var where = new Conditions();
    switch (query.status()) {
      case OPEN -> where.and("open = 1");
      case CLOSED -> where.and("open = 0");
      case ALL -> {}
    }
    if (!query.symbols().isEmpty()) {
      where.andIn("symbol", List.copyOf(query.symbols()));
    }
    if (query.side() != null) {
      where.and("side = ?", query.side().name());
    }
    if (query.after() != null) {
      where.and("submitted_at > ?", nanos(query.after()));
    }
    if (query.until() != null) {
      where.and("submitted_at < ?", nanos(query.until()));
    }
    if (query.afterId() != null) {
      where.and("number > (SELECT number FROM orders WHERE id = ?)", query.afterId().toString());
    }
    if (query.beforeId() != null) {
      where.and("number < (SELECT number FROM orders WHERE id = ?)", query.beforeId().toString());
    }
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM orders" + where.page(query.oldestFirst()))
            .params(where.paramsAnd(query.limit()))
            .query(OrderRows::map)
            .list());
  }

  @Override
  public Optional<Fill> fill(UUID executionId) {
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM fill WHERE execution_id = ? AND taken_back = 0")
            .param(executionId.toString())
            .query(FillRows::map)
            .optional());
  }

  @Override
  public List<Fill> fills(FillQuery query) {
    var where = new Conditions();
    where.and("taken_back = 0");
    if (query.orderId() != null) {
      where.and("order_id = ?", query.orderId().toString());
    }
    if (query.from() != null) {
      where.and("at >= ?", nanos(query.from()));
    }
    if (query.after() != null) {
      where.and("at > ?", nanos(query.after()));
    }
    if (query.until() != null) {
      where.and("at < ?", nanos(query.until()));
    }
    if (query.beyond() != null) {
      where.and(
          "number %s (SELECT number FROM fill WHERE execution_id = ?)"
              .formatted(query.oldestFirst() ? ">" : "<"),
          query.beyond().toString());
    }
    return file.read(jdbc ->
        jdbc.sql("SELECT * FROM fill" + where.page(query.oldestFirst()))
            .params(where.paramsAnd(query.limit()))
            .query(FillRows::map)
            .list());
  }

  @Override
  public long orderCount() {
    return file.read(jdbc -> jdbc.sql("SELECT count(*) FROM orders").query(Long.class).single());
  }

  /** The WHERE clause of a list, and its parameters. */
  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> params = new ArrayList<>();

    void and(String condition, Object... values) {
      conditions.add(condition);
      params.addAll(List.of(values));
    }

    void andIn(String column, List<String> values) {
      and(column + " IN (" + "?,".repeat(values.size() - 1) + "?)", values.toArray());
    }

    String page(boolean oldestFirst) {
      String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
      return where + " ORDER BY number" + (oldestFirst ? "" : " DESC") + " LIMIT ?";
    }

    List<Object> paramsAnd(int limit) {
      var all = new ArrayList<>(params);
      all.add(limit);
      return all;
    }
  }
}
