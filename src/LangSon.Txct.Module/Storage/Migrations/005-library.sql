-- Who opened which version of a document, and when.
create table txct_opening (
    document_id text not null,
    n           integer not null,
    person      text not null,
    first_ms    bigint not null,
    last_ms     bigint not null,
    times       integer not null,
    primary key (document_id, n, person)
);
