-- The central system of level 0, which the module is itself: immutable versions of documents and of groups' papers; rows are never deleted.
create table txct_local_version (
    -- document or report.
    kind         text not null,
    id           text not null,
    n            integer not null,
    body_json    text not null,
    parts_json   text not null,
    -- The set with which it becomes visible; null for one that is visible by itself.
    set_id       text,
    committed_ms bigint not null,
    -- Null until it is visible.
    modified_ms  bigint,
    primary key (kind, id, n)
);

create index txct_local_version_changed on txct_local_version (kind, modified_ms);

-- Sets, withdrawals and notices that were committed, one row each; rows are never changed and never deleted.
create table txct_local_effect (
    -- set, withdrawal or notice.
    kind         text not null,
    id           text not null,
    body_json    text not null,
    -- Of a withdrawal: the latest version then.
    n            integer not null,
    committed_ms bigint not null,
    primary key (kind, id)
);
