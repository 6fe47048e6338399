-- The words that carry meaning, in their ground form, each once. Bokmål and nynorsk share a dictionary; northern Sámi
-- has none, so its words are compared as they stand.
create function question_lexemes(language text, words text) returns text[]
  language sql immutable parallel safe
  return tsvector_to_array(case language when 'en' then to_tsvector('pg_catalog.english'::regconfig, words)
                                         when 'se' then to_tsvector('pg_catalog.simple'::regconfig, words)
                                         else to_tsvector('pg_catalog.norwegian'::regconfig, words) end);

alter table question
  add column lexemes text[] not null generated always as (question_lexemes(language, text)) stored;
