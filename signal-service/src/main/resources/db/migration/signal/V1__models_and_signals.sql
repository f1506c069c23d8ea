-- A strategy exists once a model was registered for it. Its row hands out versions and orders activations.
create table strategy (
  strategy     text primary key,
  last_version integer not null check (last_version >= 1)
);

create table model (
  strategy        text        not null references strategy,
  version         integer     not null check (version >= 1),
  status          text        not null check (status in ('STAGED', 'ACTIVE', 'RETIRED')),
  sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  features        text[]      not null,
  model_text      text        not null,
  trained_symbols text[]      not null,
  trained_start   date        not null,
  trained_end     date        not null,
  trained_rows    integer     not null check (trained_rows > 0),
  metrics         jsonb       not null,
  -- Market time, as everything ending in _at but recorded_at, which is machine time.
  created_at      timestamptz not null,
  activated_at    timestamptz,
  retired_at      timestamptz,
  recorded_at     timestamptz not null default now(),
  primary key (strategy, version),
  check (status <> 'ACTIVE' or activated_at is not null),
  check ((status = 'RETIRED') = (retired_at is not null))
);

create unique index model_one_active_per_strategy on model (strategy) where status = 'ACTIVE';

create table signal_set (
  signal_set_id uuid        primary key default uuidv7(),
  strategy      text        not null,
  model_version integer     not null,
  date          date        not null,
  bars_through  date        not null check (bars_through < date),
  top_n         integer     not null check (top_n >= 0),
  bottom_n      integer     not null check (bottom_n >= 0),
  no_separation boolean     not null,
  generated_at  timestamptz not null,
  recorded_at   timestamptz not null default now(),
  foreign key (strategy, model_version) references model
);

create index signal_set_by_strategy_and_date on signal_set (strategy, date, signal_set_id desc);

create table signal (
  signal_set_id    uuid             not null references signal_set,
  rank             integer          not null check (rank >= 1),
  symbol           text             not null,
  score            double precision not null,
  predicted_return double precision not null,
  weight           double precision not null,
  primary key (signal_set_id, rank),
  unique (signal_set_id, symbol)
);

create table signal_exclusion (
  signal_set_id uuid not null references signal_set,
  symbol        text not null,
  reason        text not null,
  detail        text not null,
  primary key (signal_set_id, symbol)
);
