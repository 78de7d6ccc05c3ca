-- When a person last looked at the list of documents, and when before that: what came since is new to them.
create table txct_visit (
    person text primary key,
    before_ms bigint,
    last_ms bigint not null
);

create index txct_opening_person on txct_opening (person);
