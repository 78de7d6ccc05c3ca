-- All that persons said of a petition stands in one column, and a petition may also be made of others or set aside.
alter table txct_petition add column kind text not null default 'VoterContactReport';
alter table txct_petition add column made_of_json text;
alter table txct_petition add column state_json text;
alter table txct_petition add column set_aside text;

update txct_petition set kind = coalesce((select min(r.kind) from txct_report r where r.report_id = txct_petition.report_id), kind);

update txct_petition
set state_json = '{"decided":' || coalesce(decided_json, 'null') || ',"merged":' || case when merged is null then 'null' else '"' || merged || '"' end || '}'
where decided_json is not null or merged is not null;

alter table txct_petition drop column decided_json;

-- Who said what, when, and what stood there before. What one person did at once has one act.
create table txct_petition_act (
    number integer primary key,
    petition_id text not null,
    act text not null,
    kind text not null,
    made_ms bigint not null,
    made_by text not null,
    before_json text not null,
    after_json text not null
);

create index txct_petition_act_petition on txct_petition_act (petition_id, number);
create index txct_petition_act_act on txct_petition_act (act);

insert into txct_petition_act (petition_id, act, kind, made_ms, made_by, before_json, after_json)
select petition_id, petition_id || '-' || made_ms, 'decide', made_ms, made_by, before_json, after_json
from txct_petition_change
order by made_ms;

drop table txct_petition_change;
