-- One row a source of groups' papers: how far it was read, and how it answers.
create table txct_source (
    source_id    text primary key,
    -- The one group whose papers these are; null where each paper says whose.
    group_id     text,
    -- How far it was read and what its readings taught, as JSON; null before the first whole reading.
    reading_json text,
    health       text not null,
    reason       text,
    last_ok_ms   bigint
);

-- What a source listed, one row a content. Written in one transaction with how far the source was read; never deleted.
create table txct_inbox (
    id             integer primary key,
    source_id      text not null,
    remote_id      text not null,
    remote_version integer not null,
    content_sha256 text not null,
    modified_ms    bigint not null,
    row_json       text not null,
    -- The bytes that are kept of it, as JSON; null until they are.
    files_json     text,
    -- What the module takes a held row for, as JSON.
    suggestion_json text,
    state          text not null check (state in ('received', 'applied', 'sorted', 'held', 'refused', 'deleted', 'discarded')),
    code           text,
    message        text,
    -- How often its bytes could not be fetched, and when they are fetched again.
    fails          integer not null default 0,
    next_ms        bigint not null default 0,
    -- Whether its source knows what became of it.
    settled        integer not null default 0,
    received_ms    bigint not null,
    -- The person who decided on it.
    decided_by     text
);

create index txct_inbox_paper on txct_inbox (source_id, remote_id, remote_version);
create index txct_inbox_open on txct_inbox (source_id, id) where state = 'received';
create index txct_inbox_unsettled on txct_inbox (source_id, id) where settled = 0;
create index txct_inbox_modified on txct_inbox (source_id, modified_ms);

-- Papers that their source lists no more: how many whole readings in turn did not have them.
create table txct_absence (
    source_id text not null,
    remote_id text not null,
    times     integer not null,
    last_ms   bigint not null,
    -- From when on they count as gone; null while that is not sure.
    gone_ms   bigint,
    primary key (source_id, remote_id)
);

-- The groups' papers on their way to the central system, version by version.
create table txct_report (
    report_id      text not null,
    n              integer not null,
    group_id       text not null,
    round          text not null,
    kind           text not null,
    title          text not null,
    source_id      text not null,
    remote_id      text not null,
    -- Of all that its source said of it, and of its bytes alone.
    content_sha256 text not null,
    bytes_sha256   text not null,
    received_ms    bigint not null,
    state          text not null check (state in ('sending', 'delivered')),
    primary key (report_id, n)
);

-- Who of those to whom a paper is owed has confirmed to have it; rows are never deleted.
create table txct_confirmation (
    report_id    text not null,
    n            integer not null,
    -- fatherlandFront.
    recipient    text not null,
    confirmed_by text not null,
    confirmed_ms bigint not null,
    primary key (report_id, n, recipient)
);
