-- The groups' papers that were read for petitions, each version once.
create table txct_read_paper (
    report_id text not null,
    n integer not null,
    figures_json text not null,
    read_ms bigint not null,
    primary key (report_id, n)
);

-- The petitions of the latest version that was read. What the paper states and what is suggested stay as they were; a person's decision stands beside them.
create table txct_petition (
    id text primary key,
    report_id text not null,
    n integer not null,
    position integer not null,
    group_id text not null,
    round text not null,
    read_json text not null,
    suggested_json text not null,
    decided_json text,
    merged text
);

create index txct_petition_round on txct_petition (round, group_id);
create index txct_petition_report on txct_petition (report_id);
create index txct_petition_merged on txct_petition (merged);

-- Who decided what, when, and what stood there before.
create table txct_petition_change (
    petition_id text not null,
    made_ms bigint not null,
    made_by text not null,
    before_json text not null,
    after_json text not null
);

create index txct_petition_change_petition on txct_petition_change (petition_id, made_ms);
