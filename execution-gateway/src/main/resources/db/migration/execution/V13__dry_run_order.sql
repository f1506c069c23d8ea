-- What the dry-run broker was asked to do instead of a real one, so that it knows after a restart what a
-- broker would know. Nothing else reads these tables: to the rest of the gateway they are somebody else's book.
create table dry_run_account (
    account   text    primary key,
    suspended boolean not null default false
);
comment on table dry_run_account is 'its row is locked by whoever changes an order of the account';

create table dry_run_order (
    arrival         bigint generated always as identity primary key,
    account         text        not null references dry_run_account,
    broker_order_id text        not null unique,
    client_order_id text        not null,
    symbol          text        not null,
    side            text        not null check (side in ('BUY', 'SELL')),
    type            text        not null,
    quantity        numeric     check (quantity > 0),
    notional        numeric     check (notional > 0),
    limit_price     numeric     check (limit_price > 0),
    stop_price      numeric     check (stop_price > 0),
    trail_price     numeric     check (trail_price > 0),
    trail_percent   numeric     check (trail_percent > 0 and trail_percent < 100),
    time_in_force   text        not null,
    extended_hours  boolean     not null,
    order_class     text        not null,
    exit_of         text        references dry_run_order (broker_order_id),
    replaces        text        references dry_run_order (broker_order_id),
    status          text        not null
        check (status in ('accepted', 'held', 'canceled', 'replaced')),
    expires_at      timestamptz not null,
    submitted_at    timestamptz not null,
    updated_at      timestamptz not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    check (num_nonnulls(quantity, notional) = 1),
    constraint dry_run_order_by_client_order_id unique (account, client_order_id)
);
comment on column dry_run_order.type is 'a word of brokers, as are time_in_force, order_class and status';
comment on column dry_run_order.exit_of is 'the order that this one is to close again';
comment on column dry_run_order.expires_at is
    'market time, as are submitted_at and updated_at; an accepted or held order reads as expired from then on';
comment on column dry_run_order.recorded_at is 'machine time';

create index dry_run_order_open on dry_run_order (account, arrival)
    where status in ('accepted', 'held');
create index dry_run_order_exits on dry_run_order (exit_of) where exit_of is not null;
create index dry_run_order_submitted on dry_run_order (account, submitted_at);
