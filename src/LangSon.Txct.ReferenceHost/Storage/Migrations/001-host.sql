create table host_meta (
    key   text primary key,
    value text not null
);

create table host_session (
    id           text primary key,
    term         text not null,
    kind         text not null,
    number       integer not null,
    title        text not null,
    opens_on     text not null,
    closes_on    text not null,
    closed_ms    bigint,
    -- When the demonstration lets it close.
    closes_at_ms bigint not null,
    modified_ms  bigint not null
);

create table host_group (
    id          text primary key,
    number      integer not null,
    name        text not null,
    area        text not null,
    valid_from  text not null,
    valid_to    text,
    modified_ms bigint not null
);

create table host_delegate (
    id          text primary key,
    full_name   text not null,
    group_id    text not null references host_group (id),
    leader      integer not null,
    valid_from  text not null,
    valid_to    text,
    modified_ms bigint not null
);

create table host_account (
    user_name     text primary key,
    display_name  text not null,
    role          text not null,
    group_id      text,
    delegate_id   text,
    password_hash text not null
);

-- How many bytes of an upload are on disk for good; the file may have more, which count for nothing.
create table host_upload (
    id         text primary key,
    size       bigint not null,
    offset     bigint not null,
    expires_ms bigint not null
);

-- Documents and groups' papers alike: immutable versions. A row is a visible version; there are no others.
create table host_version (
    collection   text not null check (collection in ('documents', 'voter-contact-reports')),
    id           text not null,
    n            integer not null,
    content_key  text not null,
    body_json    text not null,
    parts_json   text not null,
    committed_ms bigint not null,
    primary key (collection, id, n)
);

create index host_version_order on host_version (collection, committed_ms, id);

create table host_notice (
    id          text primary key,
    content_key text not null,
    body_json   text not null,
    sent_ms     bigint not null
);
