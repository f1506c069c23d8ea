-- What is held, by average cost. A row per symbol for the account as a whole (book '') and one for each
-- strategy whose orders have filled in it; each is a fold of the fills, moved in their transaction.
create table position (
    account      text        not null,
    book         text        not null,
    symbol       text        not null,
    quantity     numeric     not null,
    cost         numeric     not null,
    realized_pnl numeric     not null,
    updated_at   timestamptz not null,
    primary key (account, book, symbol),
    check (quantity <> 0 or cost = 0)
);
comment on column position.quantity is 'shares, short below zero';
comment on column position.cost is 'what the open shares cost; below zero where they are short';
comment on column position.updated_at is 'market time';
