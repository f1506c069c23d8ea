-- A request to cancel is written down before the broker is asked, and asked again until the broker has taken it or
-- the order has ended: a crash or an outage in between loses none.
alter table orders
    add cancel_requested_at timestamptz,
    add cancel_requested_by text,
    add cancel_due_at       timestamptz,
    add cancel_asks         integer not null default 0,
    add constraint orders_cancel_is_somebodys
        check ((cancel_requested_at is null) = (cancel_requested_by is null));
comment on column orders.cancel_requested_at is 'market time of the last request; it stays when that is done with';
comment on column orders.cancel_due_at is
    'machine time; when to ask the broker again, null while there is nothing to ask. Counts only while the order works';

create index orders_cancel_due on orders (account, cancel_due_at)
    where cancel_due_at is not null and status_rank = 30;
