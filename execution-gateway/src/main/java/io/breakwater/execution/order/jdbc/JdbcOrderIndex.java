package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.ClientOrderId;
import io.breakwater.execution.broker.Symbol;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds orders by what the broker names. Thread-safe. */
final class JdbcOrderIndex implements OrderIndex {
  private static final String SELECT = "select " + OrderRowMapper.COLUMNS + " from orders ";
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final String account;

  JdbcOrderIndex(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public Map<ClientOrderId, Order> under(Collection<ClientOrderId> ids) {
    List<String> asked = ids.stream().map(ClientOrderId::value).toList();
    Map<ClientOrderId, Order> found = new HashMap<>();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      some(asked.subList(from, Math.min(asked.size(), from + AT_ONCE)))
          .forEach(order -> found.put(order.clientOrderId(), order));
    }
    return found;
  }

  private List<Order> some(List<String> ids) {
    return jdbc.sql(
            SELECT
                + """
                where account = :account and client_order_id = any(:ids) and status <> 'DENIED'
                """)
        .param("account", account)
        .param("ids", new ArrayList<>(ids).toArray(String[]::new))
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public List<Order> inFlight(int atMost) {
    return jdbc.sql(
            SELECT
                + """
                where account = :account and broker_order_id is not null
                  and (status in ('PENDING_CANCEL', 'PENDING_REPLACE')
                      or filled_quantity < broker_filled_quantity)
                order by created_at limit :most
                """)
        .param("account", account)
        .param("most", atMost)
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public List<Order> withoutExits(Set<Symbol> symbols, int atMost) {
    if (symbols.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            SELECT
                + """
                where account = :account and symbol = any(:symbols)
                  and order_class <> '' and broker_order_id is not null
                  and status not in ('REPLACED', 'REJECTED')
                  and not exists (
                      select from orders as exit where exit.exit_of = orders.order_id)
                order by created_at desc limit :most
                """)
        .param("account", account)
        .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
        .param("most", atMost)
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public List<Order> overfilled() {
    return jdbc.sql(
            SELECT
                + """
                where account = :account and filled_quantity > quantity
                order by created_at limit 1000
                """)
        .param("account", account)
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public Set<Symbol> symbolsInFlight() {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct symbol from orders
                where account = :account
                  and (status in ('SENDING', 'UNKNOWN')
                      or filled_quantity < broker_filled_quantity)
                """)
            .param("account", account)
            .query((row, number) -> new Symbol(row.getString("symbol")))
            .list());
  }
}
