-- Withdrawals, ordered and done; rows are never deleted.
create table txct_withdrawal (
    document_id text primary key,
    reason      text not null,
    replaced_by text,
    ordered_by  text not null,
    ordered_ms  bigint not null,
    -- From when on nobody reads it, on the central system's clock.
    done_ms     bigint
);

-- Single facts, such as the central system's epoch.
create table txct_meta (
    key   text primary key,
    value text not null
);
