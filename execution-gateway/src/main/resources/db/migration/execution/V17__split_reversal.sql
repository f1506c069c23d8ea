-- A split that was booked by mistake is taken out again by an entry of its own, as a bust takes out a fill. Then
-- another may stand for the same ex-date; that one stands at a time is seen to under the lock of the account's row.
alter table position_entry
    drop constraint position_entry_kind_check,
    drop constraint position_entry_check2,
    add constraint position_entry_kind_check
        check (kind in ('FILL', 'BUST', 'CORRECTION', 'SPLIT', 'SPLIT_REVERSAL')),
    add constraint position_entry_names_what_it_reverses
        check ((kind in ('BUST', 'CORRECTION', 'SPLIT_REVERSAL')) = (reverses is not null));
comment on column position_entry.fill_id is
    'the fill that is counted, or the one that a bust takes out; null for a split and what reverses one';

drop index position_entry_once_per_split;
create index position_entry_splits on position_entry (account, book, symbol, placed_at) where kind = 'SPLIT';
