-- Which build the gateway that follows the broker is of: those of others leave everything to it.
alter table reconciliation_watch add column build text not null default '';
comment on column reconciliation_watch.build is 'of the gateway; empty where it did not say';
