-- A replacement is an order of its own, written before it is sent, that names the one in whose place it
-- is to stand. Until the broker has said which of the two works, the larger counts.
alter table orders
    add replaces                 uuid references orders,
    add replaces_broker_order_id text,
    add constraint orders_replace_what_the_broker_has
        check ((replaces is null) = (replaces_broker_order_id is null));

create index orders_replacements on orders (replaces) where replaces is not null;
