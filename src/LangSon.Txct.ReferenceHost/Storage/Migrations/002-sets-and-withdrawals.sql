-- The set with which a version becomes visible; null for one that is visible by itself.
alter table host_version add column set_id text;

-- When the version's row last changed for its readers; null until it is visible.
alter table host_version add column modified_ms bigint;
update host_version set modified_ms = committed_ms;

drop index host_version_order;
create index host_version_order on host_version (collection, modified_ms, id);

create table host_publication_set (
    id           text primary key,
    content_key  text not null,
    members_json text not null,
    committed_ms bigint not null
);

create table host_withdrawal (
    document_id  text primary key,
    n            integer not null,
    reason       text not null,
    replaced_by  text,
    withdrawn_ms bigint not null
);

-- Successors are a JSON array of ids.
alter table host_group add column successors text not null default '[]';
alter table host_delegate add column successors text not null default '[]';

create table host_agency (
    id          text primary key,
    name        text not null,
    level       text not null check (level in ('central', 'province', 'district', 'commune')),
    valid_from  text not null,
    valid_to    text,
    successors  text not null default '[]',
    modified_ms bigint not null
);
