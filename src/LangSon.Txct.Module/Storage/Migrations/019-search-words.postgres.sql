-- The tokens of each row, out of line: rows are then so short that many are gone through quickly.
create table txct_search_words (
    key bigint primary key,
    tokens tsvector not null
) with (toast_tuple_target = 128);

create index txct_search_words_tokens on txct_search_words using gin (tokens);
