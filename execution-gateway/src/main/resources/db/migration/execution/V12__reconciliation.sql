-- Why a symbol may not be traded: our books and the broker's differ. One row for each thing that they differ
-- about; the symbol is in quarantine while any is OPEN. RELEASED: an operator has accepted this very difference.
-- It stands until the books agree, and opens again if the difference becomes another.
create table quarantine (
    quarantine_id  bigint generated always as identity primary key,
    account        text        not null,
    symbol         text        not null,
    kind           text        not null,
    subject        text        not null,
    extent         text        not null,
    state          text        not null check (state in ('OPEN', 'RELEASED', 'AGREED')),
    opened_at      timestamptz not null,
    changed_at     timestamptz not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    released_by    text,
    release_reason text,
    check (state <> 'OPEN' or released_by is null),
    check ((released_by is null) = (release_reason is null))
);
comment on column quarantine.subject is 'which order, if it is about one';
comment on column quarantine.extent is 'what the difference amounts to';
comment on column quarantine.opened_at is 'market time, as is changed_at';
comment on column quarantine.recorded_at is 'machine time';

create unique index quarantine_standing on quarantine (account, symbol, kind, subject)
    where state in ('OPEN', 'RELEASED');
create index quarantine_open on quarantine (account, symbol) where state = 'OPEN';

-- Comparisons of the books with the broker's. A requested one has its row before it is made.
create table reconciliation_report (
    report_id        bigint generated always as identity primary key,
    account          text        not null,
    kind             text        not null check (kind in ('START', 'SCHEDULED', 'REQUESTED')),
    state            text        not null
        check (state in ('REQUESTED', 'CLEAN', 'HEALED', 'DIFFERS', 'FAILED')),
    requested_by     text,
    failure          text,
    at               timestamptz not null,
    recorded_at      timestamptz not null default clock_timestamp(),
    orders_compared  integer     not null default 0,
    symbols_compared integer     not null default 0,
    found            integer     not null default 0,
    healed           integer     not null default 0,
    adopted          integer     not null default 0,
    waiting          integer     not null default 0,
    quarantined      integer     not null default 0,
    released         integer     not null default 0,
    differences      jsonb       not null default '[]'
);
comment on column reconciliation_report.at is 'market time';
comment on column reconciliation_report.recorded_at is 'machine time';

create unique index reconciliation_one_request on reconciliation_report (account)
    where state = 'REQUESTED';
create index reconciliation_report_newest on reconciliation_report (account, report_id desc);

-- What the one gateway that follows the broker says to the others. A write under an older token is refused.
create table reconciliation_watch (
    account     text        primary key,
    lease_token bigint      not null,
    ready       boolean     not null,
    why         text        not null,
    seen_at     timestamptz not null
);
comment on column reconciliation_watch.seen_at is 'machine time';
