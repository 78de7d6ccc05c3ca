-- Papers that pass petitions on: drafts until the register has given number, date and file.
create table txct_passing (
    id text primary key,
    round text not null,
    recipient text not null,
    competence text not null,
    made_ms bigint not null,
    made_by text not null,
    dropped_ms bigint,
    dropped_by text
);

create index txct_passing_round on txct_passing (round);

-- The lines of a paper as they stood when it was drafted; petitions that were merged are one line.
create table txct_passed_petition (
    passing_id text not null references txct_passing (id),
    petition_id text not null,
    position integer not null,
    line_json text not null,
    primary key (passing_id, petition_id)
);

create index txct_passed_petition_petition on txct_passed_petition (petition_id);

-- How a paper was issued; the last one counts, so that a slip of the pen can be mended.
create table txct_passing_issue (
    number integer primary key,
    passing_id text not null references txct_passing (id),
    issue_json text not null,
    made_ms bigint not null,
    made_by text not null
);

create index txct_passing_issue_passing on txct_passing_issue (passing_id, number);
