-- Which findings of the self-check an administrator has put aside, and until when.
create table txct_mute (
    code text primary key,
    until_ms bigint not null,
    muted_by text not null
);
