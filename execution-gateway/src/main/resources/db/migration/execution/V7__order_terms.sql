-- Every kind of order: what goes with what is checked before a row is written.
alter table orders
    alter quantity drop not null,
    add notional       numeric check (notional > 0),
    add most_shares    numeric check (most_shares > 0),
    add stop_price     numeric check (stop_price > 0),
    add trail_price    numeric check (trail_price > 0),
    add trail_percent  numeric check (trail_percent > 0 and trail_percent < 100),
    add extended_hours boolean not null default false,
    add intent         text,
    add constraint orders_by_shares_or_money check (num_nonnulls(quantity, notional) = 1);
comment on column orders.most_shares is
    'what the order comes to at most: of one by money a bound from the price when it was written';
comment on column orders.intent is
    'the same for two orders of which a sender would hardly mean both; null in rows of before';
