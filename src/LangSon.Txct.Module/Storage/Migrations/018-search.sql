-- What can be searched, the newest with the greatest key. Title and body are as they are read.
create table txct_search (
    key integer primary key,
    kind text not null,
    subject text not null,
    version integer not null,
    title text not null,
    body text not null
);

create unique index txct_search_subject on txct_search (kind, subject);
