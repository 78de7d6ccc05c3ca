create table txct_session (
    id        text primary key,
    kind      text not null,
    number    integer not null,
    title     text not null,
    opens_on  text not null,
    closes_on text not null,
    closed_ms bigint
);

create table txct_group (
    id     text primary key,
    number integer not null,
    name   text not null,
    area   text not null
);
