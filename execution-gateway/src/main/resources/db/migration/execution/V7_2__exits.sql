-- Exits go with an order; each is an order of the broker's own, with a row written from its word.
alter table orders
    add order_class           text not null default '',
    add take_profit_price     numeric check (take_profit_price > 0),
    add stop_loss_price       numeric check (stop_loss_price > 0),
    add stop_loss_limit_price numeric check (stop_loss_limit_price > 0),
    add exit_of       uuid references orders;
comment on column orders.exit_of is
    'the order whose exit this one is; such a row is written from the broker''s word, not sent';

create index orders_exits on orders (exit_of) where exit_of is not null;
