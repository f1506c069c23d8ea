-- Explicit subscriptions: a client made them, and they last until it takes them back.
create table subscription (
    symbol      text        not null,
    source      text        not null,
    recorded_at timestamptz not null default now(),
    primary key (symbol, source)
);

-- Daily bars of completed sessions, each series as the vendor adjusts it.
create table daily_bar (
    symbol       text        not null,
    adjustment   text        not null check (adjustment in ('raw', 'split', 'all')),
    session_date date        not null,
    open         numeric     not null check (open > 0),
    high         numeric     not null check (high >= greatest(open, close, low)),
    low          numeric     not null check (low > 0 and low <= least(open, close)),
    close        numeric     not null check (close > 0),
    volume       numeric     not null check (volume >= 0),
    vwap         numeric     check (vwap > 0),
    recorded_at  timestamptz not null default now(),
    primary key (symbol, adjustment, session_date)
);

-- The dates for which the vendor was asked: one of them without a bar is one without trading.
-- verified_on is the trading date on which the vendor's history was last seen to agree with ours.
create table bar_coverage (
    symbol      text           not null,
    adjustment  text           not null check (adjustment in ('raw', 'split', 'all')),
    covered     datemultirange not null check (not isempty(covered)),
    verified_on date           not null,
    primary key (symbol, adjustment)
);

-- Who may stream: as the library's lease store expects it.
create table lease (
    name  text        primary key,
    owner text        not null,
    token bigint      not null check (token > 0),
    until timestamptz not null
);
