-- Closings of sessions that the Office has confirmed, for a central system that does not tell them; the first confirmation counts, and rows are never deleted.
create table txct_closing (
    session_id   text primary key,
    closed_ms    bigint not null,
    confirmed_by text not null,
    confirmed_ms bigint not null
);
