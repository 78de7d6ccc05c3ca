-- Who was reminded of what; rows are never deleted.
create table txct_reminder (
    id         text primary key,
    -- office, groupAssistants:T04 or groupLeader:T04.
    recipient  text not null,
    day        text not null,
    -- Null if it went by itself.
    sent_by    text,
    items_json text not null,
    title      text not null,
    body       text not null,
    sent_ms    bigint not null
);

create index txct_reminder_day on txct_reminder (day);

-- The mail by which a reminder goes beside the message in the host.
create table txct_reminder_mail (
    reminder_id text not null,
    address     text not null,
    name        text not null,
    -- waiting, sent or given-up.
    state       text not null,
    tries       integer not null,
    next_ms     bigint not null,
    why         text,
    sent_ms     bigint,
    primary key (reminder_id, address)
);

create index txct_reminder_mail_waiting on txct_reminder_mail (next_ms) where state = 'waiting';
