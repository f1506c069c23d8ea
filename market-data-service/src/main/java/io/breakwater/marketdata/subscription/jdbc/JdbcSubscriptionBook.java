package io.breakwater.marketdata.subscription.jdbc;

import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.subscription.SubscriptionBook;
import io.breakwater.subscription.Source;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row per symbol and source. Thread-safe. */
public final class JdbcSubscriptionBook implements SubscriptionBook {

  private final JdbcClient jdbc;

  public JdbcSubscriptionBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean add(Symbol symbol, Source source) {
    return jdbc.sql(
                """
                insert into subscription (symbol, source) values (:symbol, :source)
                on conflict (symbol, source) do nothing
                """)
            .param("symbol", symbol.value())
            .param("source", source.name())
            .update()
        == 1;
  }

  @Override
  public boolean remove(Symbol symbol, Source source) {
    return jdbc.sql("delete from subscription where symbol = :symbol and source = :source")
            .param("symbol", symbol.value())
            .param("source", source.name())
            .update()
        == 1;
  }

  @Override
  public Map<Symbol, Set<Source>> read() {
    Map<Symbol, Set<Source>> book = new TreeMap<>();
    jdbc.sql("select symbol, source from subscription")
        .query(row -> {
          book.computeIfAbsent(Symbol.of(row.getString("symbol")), symbol -> new HashSet<>())
              .add(new Source(row.getString("source")));
        });
    return book;
  }
}
