-- Up to where the broker's executions have been fetched, by the broker's clock.
create table execution_mark (
    account text        primary key,
    through timestamptz not null
);

create table lease (
    name  text        primary key,
    owner text        not null,
    token bigint      not null check (token > 0),
    until timestamptz not null
);
