package io.breakwater.execution.position.jdbc;

/**
 * The part of a statement that says what works: a table {@code alternatives} of symbol, side and
 * rest. What the broker has filled of an order that has ended works on until its fills, which alone
 * have prices, are counted. Of an order and the one that is to stand in its place the larger
 * counts, until one of them has ended; of the exits of one order and what replaces them too, since
 * only one of them can fill, and none while it is held.
 */
final class WorkingOrders {
  private WorkingOrders() {}

  /**
   * To be put behind {@code with}.
   *
   * @param narrowing what orders must be beside those of {@code :account}, beginning with "and"
   */
  static String of(String narrowing) {
    return """
    unfinished as (
        select order_id, case when exit_of is null then replaces end as replaces,
            coalesce(exit_of, order_id) as family, symbol, side, status_rank,
            greatest(case when status_rank < 40 then least(quantity, most_shares)
                else broker_filled_quantity end - filled_quantity, 0) as rest
        from orders
        where account = :account
          and (status_rank < 40 or filled_quantity < broker_filled_quantity)
          and (exit_of is null or broker_status is distinct from 'held')
          %s
    ), alternatives as (
        select one.symbol, one.side,
            max(greatest(one.rest - coalesce(replaced.rest, 0), 0)) as rest
        from unfinished one left join unfinished replaced
            on replaced.order_id = one.replaces
              and replaced.status_rank < 40 and one.status_rank < 40
        group by one.symbol, one.side, one.family
    )
    """
        .formatted(narrowing);
  }
}
