package io.breakwater.localstack.venue.book.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.localstack.venue.account.Portfolio;
import io.breakwater.localstack.venue.book.Accounts;
import io.breakwater.localstack.venue.book.Arrival;
import io.breakwater.localstack.venue.book.Book;
import io.breakwater.localstack.venue.book.BookContract;
import io.breakwater.localstack.venue.book.Change;
import io.breakwater.localstack.venue.order.Order;
import io.breakwater.localstack.venue.order.Orders;
import io.breakwater.localstack.venue.order.Side;
import io.breakwater.money.Money;
import io.breakwater.money.Price;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBookIT extends BookContract {
  private static final Instant NOON = Instant.parse("2013-01-02T17:00:00Z");

  @TempDir Path folder;
  private SqliteFile file;
  private Book book;

  @BeforeEach
  void openFile() {
    file = SqliteFile.open(folder.resolve("sub/book.db"));
    book = SqliteBook.in(file, Accounts.fresh());
  }

  @AfterEach
  void closeFile() {
    file.close();
  }

  @Override
  protected Book book() {
    return book;
  }

  @Test
  void isTheSameBookWhenOpenedAgain() {
    Order order = at(NOON, Orders.limit(Side.SELL, "AAPL", "3", "501"));
    place(book, order);
    file.close();

    file = SqliteFile.open(folder.resolve("sub/book.db"));
    Book reopened = SqliteBook.in(file, Accounts.fresh());

    assertThat(reopened.openOrders()).containsExactly(order);
    assertThat(reopened.account()).isEqualTo(Accounts.fresh());
  }

  @Test
  void opensABookOfTheFirstVersion() throws SQLException {
    Path old = folder.resolve("old.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + old);
        var statement = connection.createStatement()) {
      for (String sql : Schema.between(0, 1)) {
        statement.execute(sql);
      }
      statement.execute(
          """
          INSERT INTO orders (id, client_order_id, symbol, side, type, time_in_force, quantity,
            limit_price, reserve_price, submitted_at, expires_at, status, open, filled_quantity,
            filled_value, updated_at, ended_at)
          VALUES ('5f2c6a52-6d5f-4f0e-9d2b-1f2f3c4d5e6f', 'old-1', 'AAPL', 'BUY', 'LIMIT', 'DAY',
            '10', '500.5', '500.5', 1, 2, 'NEW', 1, '0', '0', 1, NULL)
          """);
      statement.execute("PRAGMA user_version = 1");
    }

    try (var opened = SqliteFile.open(old)) {
      Order order = SqliteBook.in(opened, Accounts.fresh()).openOrders().getFirst();

      assertThat(order.terms().limitPrice()).isEqualTo(Price.of("500.5"));
      assertThat(order.terms().extendedHours()).isFalse();
      assertThat(order.trigger()).isEqualTo(Order.Trigger.UNTOUCHED);
    }
  }

  @Test
  void refusesABookOfALaterVersion() throws SQLException {
    Path later = folder.resolve("later.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + later);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = " + (Schema.VERSION + 1));
    }

    assertThatThrownBy(() -> SqliteFile.open(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("schema version");
  }

  @Test
  void keepsNothingOfAChangeThatFails() {
    Order first = at(NOON, Orders.market(Side.BUY, "AAPL", "1"));
    place(book, first);
    Order other = at(NOON, Orders.market(Side.BUY, "AAPL", "1"));
    Order repeated = at(NOON, first.terms());
    Portfolio rich = Portfolio.of(Money.usd(1_000_000));

    assertThatThrownBy(
            () -> book.commit(new Change(List.of(other, repeated), List.of(), List.of(), rich)))
        .isInstanceOf(RuntimeException.class);

    assertThat(book.order(other.id())).isEmpty();
    assertThat(book.orderCount()).isEqualTo(1);
  }

  @Test
  void belongsToOneVenueAtATime() {
    assertThatThrownBy(() -> SqliteFile.open(folder.resolve("sub/book.db")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another venue has the book open");
  }

  @Test
  void storesNoFloatingPointNumber() {
    List<String> types =
        file.read(jdbc ->
            jdbc.sql(
                    """
                    SELECT DISTINCT c.type FROM sqlite_schema s, pragma_table_info(s.name) c
                    WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%'
                    """)
                .query(String.class)
                .list());

    assertThat(types).containsExactlyInAnyOrder("TEXT", "INTEGER");
  }

  @Test
  void remembersArrivalsAndTheirAnswers() {
    var arrivals = new SqliteArrivals(file, 2);
    var request = new Arrival.Request(NOON, "r-1", "POST", "/v2/orders", null, "{}");

    long first = arrivals.arrived(request, null);
    long second = arrivals.arrived(request, "lost answers");
    arrivals.answered(first, 422, 40010001L);
    long third = arrivals.arrived(request, null);

    assertThat(arrivals.after(0, 10))
        .containsExactly(
            new Arrival(first, request, null, 422, 40010001L),
            new Arrival(second, request, "lost answers", null, null),
            new Arrival(third, request, null, null, null));
    assertThat(new SqliteArrivals(file, 2).after(0, 10))
        .extracting(Arrival::number)
        .containsExactly(second, third);
  }
}
