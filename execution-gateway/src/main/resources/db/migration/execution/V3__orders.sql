-- An order row is written before the order is sent, and folds the events that came since.
create table orders (
    order_id          uuid primary key,
    account           text        not null,
    client_order_id   text        not null,
    request_hash      text        not null,
    strategy          text,
    symbol            text        not null,
    side              text        not null check (side in ('BUY', 'SELL')),
    type              text        not null,
    quantity          numeric     not null check (quantity > 0),
    limit_price       numeric     check (limit_price > 0),
    time_in_force     text        not null,
    submitted_by      text        not null,
    decision          jsonb       not null,

    status            text        not null,
    status_rank       smallint    not null,
    reason            text,
    broker_order_id   text,
    broker_status     text,
    broker_updated_at timestamptz,
    broker_filled_quantity numeric not null default 0 check (broker_filled_quantity >= 0),
    filled_quantity   numeric     not null default 0 check (filled_quantity >= 0),
    filled_notional   numeric     not null default 0,

    version           bigint      not null default 1,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    recorded_at       timestamptz not null default clock_timestamp(),

    send_deadline     timestamptz,
    send_epoch        bigint,
    sends             integer     not null default 0,
    refusal           text,
    unknown_since     timestamptz,
    next_lookup_at    timestamptz,
    lookups           integer     not null default 0,
    absent_lookups    integer     not null default 0,
    first_absent_at   timestamptz,
    lease_owner       text,
    lease_until       timestamptz,
    lease_token       bigint      not null default 0
);
comment on column orders.created_at is 'market time, as is updated_at';
comment on column orders.recorded_at is 'machine time, as are send_deadline and all columns after it';
comment on column orders.broker_updated_at is 'the broker''s clock: compared only with itself';
comment on column orders.filled_quantity is 'sum of the fills that are booked';
comment on column orders.broker_filled_quantity is 'what the broker last said is filled in all';
comment on column orders.refusal is 'a refusal of a repeated send: proves nothing about an earlier copy';

-- For ever: a denial alone does not use a key up, because nothing left us under it.
create unique index orders_by_client_order_id on orders (account, client_order_id)
    where status <> 'DENIED';
create unique index orders_by_broker_order_id on orders (account, broker_order_id)
    where broker_order_id is not null;
create index orders_unsettled on orders (next_lookup_at) where status in ('SENDING', 'UNKNOWN');
create index orders_open on orders (account, symbol) where status_rank < 40;
create index orders_missing_fills on orders (account) where filled_quantity < broker_filled_quantity;
create index orders_recent on orders (account, symbol, recorded_at);
create index orders_newest on orders (account, created_at desc, order_id desc);

create table fill (
    fill_id             bigint generated always as identity primary key,
    account             text        not null,
    execution_id        text        not null,
    derived_id          boolean     not null,
    order_id            uuid        not null references orders,
    client_order_id     text        not null,
    strategy            text,
    symbol              text        not null,
    side                text        not null check (side in ('BUY', 'SELL')),
    quantity            numeric     not null check (quantity > 0),
    price               numeric     not null check (price > 0),
    cumulative_quantity numeric     not null check (cumulative_quantity >= quantity),
    source              text        not null,
    executed_at         timestamptz not null,
    recorded_at         timestamptz not null default clock_timestamp(),
    constraint fill_counts_once unique (account, execution_id)
);
comment on column fill.executed_at is 'the broker''s clock, which is market time';
comment on column fill.recorded_at is 'machine time';
comment on column fill.derived_id is 'the broker named no execution id; its own may yet replace this one';

create index fill_by_order on fill (order_id, fill_id);
create index fill_by_symbol on fill (account, symbol, fill_id);

-- Orders at the broker that nobody sent through here. Seen and kept, not yet adopted.
create table foreign_order (
    account         text        not null,
    broker_order_id text        not null,
    client_order_id text        not null,
    symbol          text        not null,
    status          text        not null,
    filled_quantity numeric     not null,
    first_seen_at   timestamptz not null default now(),
    last_seen_at    timestamptz not null default now(),
    primary key (account, broker_order_id)
);
