-- A change that takes the account's position through zero goes out as two orders: one that closes what is
-- held, and, when that is filled, one that opens the other side. closing is the first one's quantity, 0 where
-- one order does it; closed_* is what became of it. client_order_id and what follows it are of the order that
-- is now at work, or was last.
alter table leg
    add column closing              numeric not null default 0 check (closing >= 0),
    add column closed_order_id      text,
    add column closed_average_price numeric check (closed_average_price > 0),
    add constraint leg_closed_planned check (closed_order_id is null or closing > 0);
