-- The organiser's list of letters: counted by state, and read page by page.
create index letter_by_state on letter (series_id, state, id desc);
