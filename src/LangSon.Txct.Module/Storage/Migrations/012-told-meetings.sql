-- What the groups' systems told last of their meetings, and which meeting here each of it is.
create table txct_told_meeting (
    group_id   text not null,
    -- The meeting's id at the group's system.
    remote_id  text not null,
    meeting_id text not null,
    told_json  text not null,
    primary key (group_id, remote_id)
);
