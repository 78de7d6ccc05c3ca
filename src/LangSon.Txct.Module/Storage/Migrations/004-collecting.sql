-- One row a group's source: how far it was read, and how it answers.
create table txct_source (
    group_id  text primary key,
    cursor_ms bigint,
    epoch     text,
    health    text not null,
    reason    text,
    last_ok_ms bigint
);

-- What a source listed, one row a content. Written in one transaction with the cursor; never deleted.
create table txct_inbox (
    id             integer primary key,
    source_id      text not null,
    remote_id      text not null,
    remote_version integer not null,
    content_sha256 text not null,
    row_json       text not null,
    state          text not null check (state in ('received', 'applied', 'held', 'refused', 'deleted')),
    code           text,
    message        text,
    received_ms    bigint not null,
    unique (source_id, remote_id, remote_version, content_sha256)
);

create index txct_inbox_open on txct_inbox (source_id, id) where state = 'received';

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
    content_sha256 text not null,
    received_ms    bigint not null,
    state          text not null check (state in ('sending', 'delivered')),
    primary key (report_id, n)
);
