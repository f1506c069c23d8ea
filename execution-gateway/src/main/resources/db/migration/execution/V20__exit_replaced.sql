-- An exit that was put by us in the place of an exit of the broker's is an exit of the same order, and was sent.
comment on column orders.exit_of is
    'the order whose exit this one is; such a row is written from the broker''s word, not sent, unless it replaces one';
