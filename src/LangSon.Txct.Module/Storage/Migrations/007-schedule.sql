-- Meetings with voters; rows are never deleted.
create table txct_meeting (
    id       text primary key,
    group_id text not null,
    round_id text not null,
    day      text not null,
    -- planned, held or cancelled.
    state    text not null,
    sequence integer not null,
    -- All else that is known of it, as JSON.
    details  text not null
);

create index txct_meeting_round on txct_meeting (round_id, day);
create index txct_meeting_day on txct_meeting (day);
