-- Extensions of deadlines, as they were granted; rows are never deleted, and the last one of a deadline counts.
create table txct_extension (
    id         integer primary key,
    rule       text not null,
    subject    text not null,
    round_id   text,
    meeting_id text,
    until      text not null,
    reason     text not null,
    granted_by text not null,
    granted_ms bigint not null
);

-- What a change of a closing, a meeting, a holiday or the plan did to a deadline; rows are never deleted.
create table txct_deadline_change (
    id          integer primary key,
    change_json text not null,
    changed_ms  bigint not null
);
