-- Each row's mark of its 16 days, by which the newest are found at once.
update txct_search_words set tokens = tokens || array_to_tsvector(array['k_' || (key >> 28)]);
