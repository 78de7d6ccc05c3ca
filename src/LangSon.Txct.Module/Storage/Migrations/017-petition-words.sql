-- Words that the Office added to the dictionary, and what follows from them.
create table txct_petition_word (
    folded text primary key,
    word_json text not null,
    made_ms bigint not null,
    made_by text not null
);
