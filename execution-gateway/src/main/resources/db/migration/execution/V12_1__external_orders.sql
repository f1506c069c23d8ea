-- Orders that the broker has and nobody sent through here have rows of their own once they are adopted.
alter table orders
    add origin text not null default 'GATEWAY' check (origin in ('GATEWAY', 'EXTERNAL'));
comment on column orders.origin is 'EXTERNAL: sent to the broker by someone else, and adopted';
