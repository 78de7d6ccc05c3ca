create table txct_outbox (
    id              text primary key,
    kind            text not null,
    aggregate_id    text not null,
    version         integer not null,
    ordering_key    text not null,
    seq             integer not null unique,
    idem_key        text not null unique,
    payload_json    text not null,
    state           text not null check (state in ('ready', 'leased', 'retry', 'done', 'quarantined', 'withdrawn')),
    priority        integer not null default 1,
    next_at_ms      bigint not null,
    claims          integer not null default 0,
    fails_transient integer not null default 0,
    fails_permanent integer not null default 0,
    lease_owner     text,
    lease_until_ms  bigint not null default 0,
    epoch           bigint not null default 0,
    err_class       text,
    err_code        text,
    err_text        text,
    receipt_json    text,
    created_ms      bigint not null,
    updated_ms      bigint not null,
    done_ms         bigint,
    unique (kind, aggregate_id, version)
);

create index txct_outbox_due on txct_outbox (priority, next_at_ms, seq) where state in ('ready', 'leased', 'retry');
create index txct_outbox_order on txct_outbox (ordering_key, seq) where state not in ('done', 'withdrawn');

-- Where the bytes of a part are on their way to. Stored before the first byte is sent; how far it got, the other side says.
create table txct_upload (
    outbox_id text not null references txct_outbox (id),
    part_name text not null,
    remote_id text not null,
    primary key (outbox_id, part_name)
);
