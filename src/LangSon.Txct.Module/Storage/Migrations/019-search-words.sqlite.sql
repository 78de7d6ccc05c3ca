-- The tokens of each row; which row has which is all that is kept.
create virtual table txct_search_words using fts5(
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
