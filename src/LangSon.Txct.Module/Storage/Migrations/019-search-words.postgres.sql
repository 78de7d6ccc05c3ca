-- The tokens of each row, apart from its text, so that many rows are looked at quickly.
create table txct_search_words (
    key bigint primary key,
    tokens tsvector not null
);

create index txct_search_words_tokens on txct_search_words using gin (tokens) with (fastupdate = off);

-- How frequent each token is decides whether the newest rows are looked through or the token's own.
alter table txct_search_words alter column tokens set statistics 500;
