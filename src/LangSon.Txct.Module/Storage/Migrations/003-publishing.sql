-- What was taken from the drop folder, one row a content of a path. The register of the intake: rows are never deleted.
create table txct_file (
    id          integer primary key,
    path        text not null,
    size        bigint not null,
    written_ms  bigint not null,
    sha256      text not null,
    outcome     text not null check (outcome in ('accepted', 'held', 'refused')),
    findings    text not null,
    read_json   text,
    media_type  text not null,
    document_id text,
    n           integer,
    taken_ms    bigint not null,
    decided_by  text,
    unique (path, sha256)
);

create index txct_file_content on txct_file (sha256);

-- The module's own documents, version by version, on their way to the central system.
create table txct_paper (
    document_id   text not null,
    n             integer not null,
    full_number   text,
    -- The number of the document that must go once this one is visible.
    withdraws     text,
    metadata_json text not null,
    parts_json    text not null,
    -- The set with which it becomes visible; null if it does so by itself.
    set_id        text,
    state         text not null check (state in ('incomplete', 'waiting', 'sending', 'inset', 'published', 'withdrawn')),
    primary key (document_id, n)
);

create index txct_paper_number on txct_paper (full_number);
create index txct_paper_withdraws on txct_paper (withdraws) where withdraws is not null;
create index txct_paper_open on txct_paper (state) where state not in ('published', 'withdrawn');

-- What the central system shows: a projection of its list.
create table txct_document (
    document_id   text primary key,
    n             integer not null,
    metadata_json text not null,
    parts_json    text not null,
    -- Why nobody may read it any more; null while it is visible.
    withdrawn_json text,
    modified_ms   bigint not null
);
