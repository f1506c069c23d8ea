-- A run: one strategy, one trading date, from signals to outcome.
--
-- *_at is market time, as on every clock that a trader sees, except recorded_at and entered_at; these,
-- the deadlines and the lease are machine time, by this database's clock.
create table run (
    run_id         text        primary key check (run_id ~ '^[a-z2-7]{16}$'),
    number         bigint      generated always as identity unique,
    strategy       text        not null,
    trading_date   date        not null,
    attempt        integer     not null check (attempt > 0),
    capital        numeric     not null check (capital > 0),
    top_n          integer     not null check (top_n >= 0),
    bottom_n       integer     not null check (bottom_n >= 0),
    forced         boolean     not null,
    requested_by   text        not null,
    status         text        not null check (status in
                       ('created', 'targeted', 'ordering', 'waiting', 'completed', 'partial', 'failed')),
    signal_set_id  text,
    model_version  text,
    bars_through   date,
    failure_code   text,
    failure_detail text,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    recorded_at    timestamptz not null default clock_timestamp(),
    entered_at     timestamptz not null default clock_timestamp(),
    plan_deadline  timestamptz not null,
    send_deadline  timestamptz not null,
    wait_deadline  timestamptz,
    lease_owner    text        not null,
    lease_until    timestamptz not null,
    lease_token    bigint      not null check (lease_token > 0),

    -- A run that is not forced takes the attempt after the failed ones: it finds that number taken as
    -- soon as there is one that did not fail.
    constraint run_once unique (strategy, trading_date, attempt),
    constraint run_ended check ((finished_at is not null) = (status in ('completed', 'partial', 'failed'))),
    constraint run_explained check ((failure_code is not null) = (status in ('partial', 'failed')))
);

-- Two runs of one strategy at a time would both trade the same difference.
create unique index run_under_way on run (strategy)
    where status in ('created', 'targeted', 'ordering', 'waiting');

create index run_abandoned on run (lease_until)
    where status in ('created', 'targeted', 'ordering', 'waiting');

create index run_by_strategy on run (strategy, number desc);

-- One symbol of a run.
create table leg (
    run_id             text    not null references run,
    ordinal            integer not null,
    symbol             text    not null,
    state              text    not null default 'unplanned' check (state in
                           ('unplanned', 'no_change', 'skipped', 'ready', 'sending', 'placed', 'denied', 'refused')),
    rank               integer,
    predicted_return   numeric,
    weight             numeric,
    excluded_reason    text,
    held               numeric,
    working            numeric,
    price              numeric check (price > 0),
    target             numeric,
    change             numeric,
    skip_reason        text,
    client_order_id    text    unique,
    order_id           text,
    order_status       text,
    filled_quantity    numeric check (filled_quantity >= 0),
    average_fill_price numeric check (average_fill_price > 0),
    reason_code        text,
    reason_detail      text,

    primary key (run_id, symbol),
    unique (run_id, ordinal),
    constraint leg_skip_explained check ((skip_reason is not null) = (state = 'skipped')),
    -- Whatever may have left us has an id that it can be asked after by.
    constraint leg_identified check
        (client_order_id is not null or state not in ('ready', 'sending', 'placed', 'denied', 'refused'))
);

-- How long each stage of a run took, in machine time.
create table stage (
    run_id  text    not null references run,
    ordinal integer not null,
    name    text    not null,
    millis  bigint  not null check (millis >= 0),

    primary key (run_id, ordinal)
);
