package io.breakwater.execution.order.jdbc;

import io.breakwater.execution.broker.BrokerOrderId;
import io.breakwater.execution.order.Fill;
import io.breakwater.execution.order.Order;
import io.breakwater.execution.order.OrderBook;
import io.breakwater.execution.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads orders and fills. Thread-safe. */
public final class JdbcOrderBook implements OrderBook {
  private static final String SELECT = "select " + OrderRowMapper.COLUMNS + " from orders ";

  private final JdbcClient jdbc;
  private final String account;

  JdbcOrderBook(JdbcClient jdbc, String account) {
    this.jdbc = jdbc;
    this.account = account;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return jdbc.sql(SELECT + "where order_id = :id and account = :account")
        .param("id", id.value())
        .param("account", account)
        .query(OrderRowMapper::order)
        .optional();
  }

  @Override
  public List<Order> orders(Filter filter, Page page) {
    return jdbc.sql(
            SELECT
                + """
                where account = :account
                  and (:clientOrderId::text is null or client_order_id = :clientOrderId)
                  and (:statuses::text is null
                      or status = any(string_to_array(:statuses, ',')))
                  and (:symbols::text is null or symbol = any(string_to_array(:symbols, ',')))
                  and (:strategy::text is null or strategy = :strategy)
                  and (:side::text is null or side = :side)
                  and (:exitOf::uuid is null or exit_of = :exitOf::uuid)
                  and (:origin::text is null or origin = :origin)
                  and (:from::timestamptz is null or created_at >= :from::timestamptz)
                  and (:to::timestamptz is null or created_at < :to::timestamptz)
                  and (:after::uuid is null or (created_at, order_id) <
                      (select created_at, order_id from orders where order_id = :after::uuid))
                order by created_at desc, order_id desc limit :limit
                """)
        .param("account", account)
        .param("clientOrderId", textOf(filter.clientOrderId()))
        .param("statuses", listOf(filter.statuses()))
        .param("symbols", listOf(filter.symbols()))
        .param("strategy", filter.strategy())
        .param("side", textOf(filter.side()))
        .param("exitOf", textOf(filter.exitOf()))
        .param("origin", textOf(filter.origin()))
        .param("from", OrderRows.atUtc(filter.from()))
        .param("to", OrderRows.atUtc(filter.to()))
        .param("after", page.after())
        .param("limit", page.limit())
        .query(OrderRowMapper::order)
        .list();
  }

  @Override
  public List<Fill> fills(FillFilter filter, Page page) {
    return jdbc.sql(
            "select "
                + OrderRowMapper.FILL_COLUMNS
                + """
                 from fill where account = :account
                  and (:orderId::uuid is null or order_id = :orderId::uuid)
                  and (:symbol::text is null or symbol = :symbol)
                  and (:strategy::text is null or strategy = :strategy)
                  and (:side::text is null or side = :side)
                  and (:from::timestamptz is null or executed_at >= :from::timestamptz)
                  and (:to::timestamptz is null or executed_at < :to::timestamptz)
                  and (:after::bigint is null or fill_id < :after::bigint)
                order by fill_id desc limit :limit
                """)
        .param("account", account)
        .param("orderId", textOf(filter.order()))
        .param("symbol", textOf(filter.symbol()))
        .param("strategy", filter.strategy())
        .param("side", textOf(filter.side()))
        .param("from", OrderRows.atUtc(filter.from()))
        .param("to", OrderRows.atUtc(filter.to()))
        .param("after", page.after())
        .param("limit", page.limit())
        .query(OrderRowMapper::fill)
        .list();
  }

  @Override
  public List<Order> toAskAfter(Set<BrokerOrderId> heardOf, int atMost) {
    return jdbc.sql(
            SELECT
                + """
                where account = :account
                    and (status_rank = 30 or filled_quantity < broker_filled_quantity
                      or (order_class <> '' and status in ('FILLED', 'CANCELED', 'EXPIRED')
                        and recorded_at > clock_timestamp() - interval '1 day'
                        and not exists (
                          select from orders as exit where exit.exit_of = orders.order_id)))
                    and (broker_order_id is null or broker_order_id <> all(:heardOf))
                order by created_at limit :most
                """)
        .param("account", account)
        .param("heardOf", heardOf.stream().map(BrokerOrderId::value).toArray(String[]::new))
        .param("most", atMost)
        .query(OrderRowMapper::order)
        .list();
  }

  /** None of what these sets hold has a comma in it. */
  private static @Nullable String listOf(Set<?> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static @Nullable String textOf(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
