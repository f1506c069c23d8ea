package io.breakwater.execution.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the table of orders to the log: each row is what its events make of it. */
public final class FoldedOrders {

  /** Of each name the last value counts; each version of a row has its event. */
  private static final String DIFFERING =
      """
      select concat_ws(' ', client_order_id, status, told)
      from orders join lateral (
          select jsonb_object_agg(one.key, one.value order by event.sequence) as told,
              count(distinct event.details ->> 'version') as versions
          from event, jsonb_each_text(event.details) as one
          where subject_kind = 'order' and subject_id = order_id::text) as folded on true
      where told is null
          or versions <> version
          or (told ->> 'version')::int <> version
          or told ->> 'status' <> status
          or coalesce(told ->> 'reason', '') <> coalesce(reason, '')
          or coalesce(told ->> 'broker_order_id', '') <> coalesce(broker_order_id, '')
          or coalesce(told ->> 'broker_status', '') <> coalesce(broker_status, '')
          or nullif(told ->> 'broker_updated_at', '')::timestamptz
              is distinct from broker_updated_at
          or coalesce(told ->> 'broker_filled_quantity', '0')::numeric <> broker_filled_quantity
          or coalesce(told ->> 'filled_quantity', '0')::numeric <> filled_quantity
          or coalesce(told ->> 'filled_notional', '0')::numeric <> filled_notional
          or nullif(told ->> 'fills_reversed_at', '')::timestamptz
              is distinct from fills_reversed_at
      """;

  private FoldedOrders() {}

  /** Fails where an order's row is not the fold of its events. */
  public static void check(JdbcClient jdbc) {
    assertThat(jdbc.sql(DIFFERING).query(String.class).list())
        .as("orders that their events tell otherwise")
        .isEmpty();
  }
}
