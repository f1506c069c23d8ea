package io.breakwater.localstack.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invariants as questions to the database; each must find nothing. */
final class Invariants {
  /** The broker has not taken it back. */
  private static final String STANDS =
      "fill_id not in (select fill_id from execution.fill_reversal where fill_id is not null)";

  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    QUESTIONS.put(
        "I1: an intent is one order at most, here and at the broker",
        """
        select account, client_order_id, count(*) from execution.orders
        where status <> 'DENIED' group by 1, 2 having count(*) > 1
        union all
        select account, broker_order_id, count(*) from execution.orders
        where broker_order_id is not null group by 1, 2 having count(*) > 1
        """);
    QUESTIONS.put(
        "I3: no order ends without proof",
        """
        select client_order_id, status, broker_order_id from execution.orders
        where status in ('FILLED', 'CANCELED', 'EXPIRED', 'REPLACED') and broker_order_id is null
        union all
        select client_order_id, status, broker_order_id from execution.orders
        where status = 'NOT_SENT' and (broker_order_id is not null or absent_lookups < 3
            or send_deadline > clock_timestamp())
        """);
    QUESTIONS.put(
        "I4: what is filled is the sum of the fills that stand, each counted once",
        """
        select o.client_order_id, o.filled_quantity, sum(f.quantity)
        from execution.orders o left join
            (select * from execution.fill where %1$s) f using (order_id)
        group by o.order_id, o.client_order_id, o.filled_quantity
        having o.filled_quantity <> coalesce(sum(f.quantity), 0)
        union all
        select f.account, 0, count(*) from execution.fill f
        group by f.account, f.execution_id having count(*) > 1
        union all
        select client_order_id, filled_quantity, quantity from execution.orders
        where filled_quantity > quantity
        """
            .formatted(STANDS));
    QUESTIONS.put(
        "I5: a position is the sum of the signed fills that stand",
        """
        select symbol, sum(fills), sum(held) from (
            select symbol, case side when 'BUY' then quantity else - quantity end as fills, 0 as held
            from execution.fill where %1$s
            union all
            select symbol, 0, quantity from execution.position where book = '') both_sides
        group by symbol having sum(fills) <> sum(held)
        """
            .formatted(STANDS));
    QUESTIONS.put(
        "I6: no status goes back in rank",
        """
        with ranked as (
            select subject_id, sequence, type, details->>'status' as status,
                case when details->>'status' = 'SENDING' then 10
                    when details->>'status' = 'UNKNOWN' then 20
                    when details->>'status' in ('FILLED', 'CANCELED', 'EXPIRED', 'REPLACED',
                        'REJECTED', 'NOT_SENT', 'DENIED') then 40
                    else 30 end as rank
            from execution.event where subject_kind = 'order'),
        steps as (
            select *, lag(rank) over (partition by subject_id order by sequence) as before,
                lag(status) over (partition by subject_id order by sequence) as was
            from ranked)
        select subject_id, was, status from steps
        where rank < before and was <> 'NOT_SENT'
        """);
    QUESTIONS.put(
        "I11: a row is the fold of its events",
        """
        select client_order_id, status, told
        from execution.orders join lateral (
            select jsonb_object_agg(one.key, one.value order by event.sequence) as told,
                count(distinct event.details ->> 'version') as versions
            from execution.event, jsonb_each_text(event.details) as one
            where subject_kind = 'order' and subject_id = order_id::text) as folded on true
        where told is null or versions <> version or (told ->> 'version')::int <> version
            or told ->> 'status' <> status
            or coalesce(told ->> 'broker_order_id', '') <> coalesce(broker_order_id, '')
            or coalesce(told ->> 'broker_status', '') <> coalesce(broker_status, '')
            or nullif(told ->> 'broker_updated_at', '')::timestamptz
                is distinct from broker_updated_at
            or coalesce(told ->> 'broker_filled_quantity', '0')::numeric <> broker_filled_quantity
            or coalesce(told ->> 'filled_quantity', '0')::numeric <> filled_quantity
            or coalesce(told ->> 'filled_notional', '0')::numeric <> filled_notional
        """);
  }

  private Invariants() {}

  /** The violations, each with its invariant in front; none where all hold. */
  static List<String> violations(GatewayRows rows) {
    List<String> violations = new ArrayList<>();
    QUESTIONS.forEach((invariant, question) ->
        rows.lines(question).forEach(line -> violations.add(invariant + ": " + line)));
    return violations;
  }
}
