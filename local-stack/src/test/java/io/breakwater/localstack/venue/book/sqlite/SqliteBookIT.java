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
import java.nio.file.Path;
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
