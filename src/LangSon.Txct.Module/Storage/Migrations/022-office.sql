-- Papers that the plan asks for and a round does without, as the Office said; rows are never deleted.
create table txct_waiver (
    id        integer primary key,
    round_id  text not null,
    type      text not null,
    reason    text not null,
    made_by   text not null,
    made_ms   bigint not null,
    -- Null while it holds.
    ended_ms  bigint,
    ended_by  text
);

create unique index txct_waiver_held on txct_waiver (round_id, type) where ended_ms is null;

-- Versions that go out before the plan would let them, as a person ordered; rows are never deleted.
create table txct_release_order (
    document_id text not null,
    n           integer not null,
    reason      text not null,
    ordered_by  text not null,
    ordered_ms  bigint not null,
    primary key (document_id, n)
);

-- What happened to papers and by whom, where no register of its own says so; rows are never changed and never deleted.
create table txct_event (
    id      integer primary key,
    at_ms   bigint not null,
    -- A person's id; null for the module itself.
    person  text,
    act     text not null,
    subject text not null,
    reason  text
);

create index txct_event_at on txct_event (at_ms);

-- The seats of delegates, without their names: how many might have read.
create table txct_delegate (
    id       text primary key,
    group_id text not null
);

-- A delegate's own group when he opened; null for anybody else. The name only where a setting has names kept.
alter table txct_opening add column group_id text;
alter table txct_opening add column name text;

-- What the Office lets everybody read, whether or not he signs in.
create table txct_public (
    -- document or schedule.
    kind      text not null,
    -- A document's id, or a round's.
    subject   text not null,
    marked_by text not null,
    marked_ms bigint not null,
    primary key (kind, subject)
);

-- All acts of persons upon what the module keeps, read across the registers that know them.
create view txct_history as
select at_ms, person, act, subject, reason from txct_event
union all
select confirmed_ms, confirmed_by, 'session-closed', session_id, null from txct_closing
union all
select granted_ms, granted_by, 'extended', subject, until || ': ' || reason from txct_extension
union all
select sent_ms, sent_by, 'reminded', recipient, title from txct_reminder
union all
select ordered_ms, ordered_by, 'withdrawn', document_id, reason from txct_withdrawal
union all
select ordered_ms, ordered_by, 'released', document_id, reason from txct_release_order
union all
select made_ms, made_by, 'waived', round_id || ' ' || type, reason from txct_waiver
union all
select ended_ms, ended_by, 'unwaived', round_id || ' ' || type, null from txct_waiver where ended_ms is not null
union all
select confirmed_ms, confirmed_by, 'received', report_id, recipient from txct_confirmation
union all
select sent_ms, sent_by, 'sent', group_id, receipt from txct_submission where sent_ms is not null
union all
select made_ms, made_by, 'passing-drafted', recipient, round from txct_passing
union all
select dropped_ms, dropped_by, 'passing-dropped', recipient, round from txct_passing where dropped_ms is not null
union all
select i.made_ms, i.made_by, 'passed-on', p.recipient, p.round from txct_passing_issue i join txct_passing p on p.id = i.passing_id
union all
select min(made_ms), made_by, 'petitions-' || kind, count(*) || '', null from txct_petition_act group by act, kind, made_by;

-- Reports that were made for somebody, with their bytes in the store; rows are never deleted.
create table txct_export (
    id          text primary key,
    round_id    text not null,
    file_name   text not null,
    media_type  text not null,
    size        bigint not null,
    sha256      text not null,
    -- What it holds and what it lacks, in Vietnamese.
    summary     text not null,
    made_by     text not null,
    made_ms     bigint not null
);

create index txct_export_round on txct_export (round_id, made_ms);

-- That the Office's leader approved a round's petitions as they stood; the last one counts, and rows are never deleted.
create table txct_approval (
    id          integer primary key,
    round_id    text not null,
    -- Of what was approved.
    mark        text not null,
    approved_by text not null,
    approved_ms bigint not null
);
