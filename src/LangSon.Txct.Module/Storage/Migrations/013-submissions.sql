-- What a group's leader, or who types for the leader, sends in the host. The bytes stand in files under the file's id until they are taken.
create table txct_submission (
    id text primary key,
    group_id text not null,
    state text not null check (state in ('draft', 'sent', 'settled')),
    said_json text not null,
    made_by text not null,
    sent_by text,
    receipt text unique,
    changed_ms bigint not null,
    sent_ms bigint
);

create index txct_submission_group on txct_submission (group_id, changed_ms);

create table txct_submission_file (
    id text primary key,
    submission_id text not null references txct_submission (id),
    name text not null,
    media_type text not null,
    size bigint not null,
    received bigint not null,
    sha256 text,
    made_ms bigint not null
);

create index txct_submission_file_submission on txct_submission_file (submission_id);

-- The running number of a group's receipts in a year.
create table txct_receipt (
    group_id text not null,
    year integer not null,
    last integer not null,
    primary key (group_id, year)
);
