-- Addresses under which a calendar program reads meetings without signing in; one for each owner.
create table txct_feed (
    -- delegate, group or press.
    kind         text not null,
    owner_id     text not null,
    -- Only the digest of the address's secret is kept.
    token_sha256 text not null unique,
    -- A delegate's group and name; else null.
    group_id     text,
    name         text,
    made_by      text not null,
    made_ms      bigint not null,
    primary key (kind, owner_id)
);
