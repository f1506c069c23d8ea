-- The only truth about whether orders may leave. One row, made here and never by the application: if it
-- is missing, trading is halted. It is open for the account named by the setting breakwater.broker.account
-- at the first start, which is the embedded venue or a paper account; for any other account it counts as
-- engaged.
create table trading_gate (
    only_row   boolean     not null default true primary key check (only_row),
    account    text        not null,
    state      text        not null check (state in ('ACTIVE', 'HALTED')),
    epoch      bigint      not null check (epoch > 0),
    reason     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    suspended  boolean     not null default false
);
comment on column trading_gate.epoch is 'one more with each change; an order carries the epoch it was let through in';
comment on column trading_gate.changed_at is 'machine time';
comment on column trading_gate.suspended is 'whether the broker confirmed that it refuses new orders of the account';

insert into trading_gate (account, state, epoch, reason, changed_by, changed_at)
values ('${broker-account}', 'ACTIVE', 1, 'first start', 'migration', clock_timestamp());

-- Half of a disengage. It holds for the epoch it was made in: whoever engages again voids it.
create table disengage_request (
    request_id   uuid primary key,
    account      text        not null,
    epoch        bigint      not null,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    approved_by  text,
    approved_at  timestamptz,
    check (approved_by is null or approved_by <> requested_by)
);
comment on column disengage_request.requested_at is 'machine time, as are expires_at and approved_at';
